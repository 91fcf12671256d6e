type Box = { x: number; y: number; width: number; height: number };

/** Parts of a page as a place on it, however large it is shown. */
export function percentBox({ x, y, width, height }: Box) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
