/**
 * A list as it is read again, with what is open kept in its place: a row that left the list while
 * somebody writes in it stays behind the one that it stood behind. `before`: the ids as they were shown.
 */
export function keepOpen<T extends { id: string }>(before: string[], listed: T[], open: T[]): T[] {
  const shown = [...listed];
  for (const one of open) {
    if (shown.some(({ id }) => id === one.id)) continue;
    const earlier = before.slice(0, Math.max(0, before.indexOf(one.id)));
    const at = shown.findLastIndex(({ id }) => earlier.includes(id));
    shown.splice(at + 1, 0, one);
  }
  return shown;
}
