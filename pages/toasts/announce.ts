/** Says something to screen readers that everybody else sees: `3 errors resolved`. The frame has the region for it. */
export function announce(text: string): void {
  const region = document.getElementById('announcements');
  if (region === null) return;
  // The same text again is no change, so it would not be said.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
