/** The pictures on tiles and buttons, by their outlines on 16 × 16. */
export const STAR = 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z';
export const CROSS = 'M4.5 4.5l7 7M11.5 4.5l-7 7';
export const WARNING = 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.2v.3';
export const DONE = 'M3 8.5l3.3 3.3L13 5';
export const STOPPED = 'M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4M4.1 11.9l7.8-7.8';
export const CLOCK = 'M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4M8 5v3.2l2 1.3';
export const MINUS = 'M3.5 8h9';
export const PLUS = 'M3.5 8h9M8 3.5v9';
export const DOTS = 'M3.4 8h.01M8 8h.01M12.6 8h.01';
export const SEARCH = 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3';

export function Icon({ path, filled }: { readonly path: string; readonly filled?: boolean | undefined }) {
  return (
    <svg
      class={path === DOTS ? 'symbol dots' : 'symbol'}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
