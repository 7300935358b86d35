/** Room between the two, and to the edge of the window, CSS pixels. */
const ROOM = 4;

/**
 * Keeps an open popover below what it belongs to, or above where there is no room, and never out of the window: before it is
 * painted first, and when something comes that makes it larger.
 * @returns what ends it.
 */
export function keepBelow(box: HTMLElement, anchor: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { left, right, top, bottom } = anchor.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth: width, offsetHeight: height } = box;
    const x = left + width > clientWidth ? right - width : left;
    const fits = bottom + height < clientHeight;
    const y = fits || top < height ? Math.min(bottom + ROOM, clientHeight - height) : top - height - ROOM;
    box.style.inset = `${Math.max(ROOM, y)}px auto auto ${Math.max(ROOM, x)}px`;
  });
  observer.observe(box);
  return () => observer.disconnect();
}
