/** Lanes take part in dragging under names no step can have. */
export const laneId = (index: number) => `lane:${index}`;

export function laneOf(id: unknown): number | null {
  const found = /^lane:(\d+)$/.exec(String(id))?.[1];
  return found === undefined ? null : Number(found);
}
