/** Room between the two, and to the edge of the window, CSS pixels. */
const ROOM = 4;

/** Puts an open popover below what it belongs to, or above where there is no room, and never out of the window. */
export function placeBelow(box: HTMLElement, anchor: HTMLElement): void {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const { clientWidth, clientHeight } = document.documentElement;
  const start = left + width + ROOM > clientWidth ? right - width : left;
  const below = bottom + ROOM;
  box.style.left = `${Math.max(ROOM, start)}px`;
  box.style.top = `${below + height > clientHeight && top > height + ROOM ? top - height - ROOM : below}px`;
}
