/** The UTC day that lies so many days ahead, `YYYY-MM-DD`. */
export function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}
