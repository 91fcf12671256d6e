type Branch = { id: string; depth: number };

/** Where a department can hang: anywhere but at itself and below. Expects the tree written out, parents before children. */
export function possibleParents<Department extends Branch>(
  departments: Department[],
  departmentId?: string,
): Department[] {
  const start = departments.findIndex((each) => each.id === departmentId);
  const moved = departments[start];
  if (!moved) return departments;

  const next = departments.findIndex((each, index) => index > start && each.depth <= moved.depth);
  return [...departments.slice(0, start), ...(next < 0 ? [] : departments.slice(next))];
}
