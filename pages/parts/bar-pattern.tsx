/** The hatching that bars refer to; once a page. */
export function BarPattern() {
  return (
    <svg class="visually-hidden" aria-hidden="true">
      <pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="3" height="3" />
        <rect class="hatch-line" width="1.4" height="3" />
      </pattern>
    </svg>
  );
}
