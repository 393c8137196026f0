/** Drawn on a 20 × 20 grid with one stroke width. An icon never stands alone: its word is beside it. */
const paths = {
  today: 'M4 5h12v11H4zM4 8.5h12M7.5 3v3.5M12.5 3v3.5M7.5 12.5l2 1.5 3-3.5',
  meetings: 'M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3',
  supervision:
    'M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2.5 16.5c0-3 2-5 4.5-5s4.5 2 4.5 5M13 4h4.5v4.5H15l-2 2z',
  cases: 'M2.5 5.5h5l1.5 2h8.5v8.5h-15z',
  verify: 'M10 2.5l6.5 2.5v5c0 4-2.8 6.5-6.5 7.5-3.7-1-6.5-3.5-6.5-7.5V5zM7 10l2.2 2.200L13.2 8',
  guide: 'M3 4.5c3-1 5-.5 7 1 2-1.5 4-2 7-1v11c-3-1-5-.5-7 1-2-1.5-4-2-7-1zM10 5.5v11',
  people:
    'M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 16.5c0-3 2.3-5 5.5-5s5.5 2 5.5 5M13 3.300a3 3 0 0 1 0 5.400M15 12c1.6.8 2.5 2.4 2.5 4.5',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400ZM4 17c0-3.2 2.6-5.3 6-5.300s6 2.1 6 5.3',
  switch: 'M4 7h11l-3-3M16 13H5l3 3',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  search: 'M8.8 14.5a5.7 5.7 0 1 0 0-11.4 5.7 5.7 0 0 0 0 11.400ZM13 13l4 4',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  tick: 'M4 10.5l4 4 8-9',
  warn: 'M10 3l7.5 13.5h-15zM10 8v4M10 14v.5',
  stop: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.5v4.5M10 13v.5',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v5M10 6v.5',
  question:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.8 8c.2-1.3 1-2 2.3-2s2.2.8 2.2 1.900c0 1.7-2.3 1.7-2.3 3.600M10 13.700v.5',
  down: 'M5 7.5l5 5 5-5',
  up: 'M5 12.5l5-5 5 5',
  right: 'M7.5 5l5 5-5 5',
  left: 'M12.5 5l-5 5 5 5',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11 2.5V6.5h4',
  save: 'M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13',
  folder: 'M2.5 5.5h5l1.5 2h8.5v8.5h-15z',
  print: 'M5.5 8V3h9v5M5.5 14H3V8h14v6h-2.5M5.5 11.5h9V17h-9z',
  copy: 'M7 7h9.5v9.5H7zM4 13H3.5V3.5H13V4',
  edit: 'M4 16l.7-3.5L13.5 3.700l2.8 2.8-8.8 8.800zM11.5 5.700l2.8 2.8',
  remove: 'M4 6h12M8 6V3.5h4V6M5.5 6l.7 10.5h7.600L14.5 6',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400Z',
  more: 'M4.5 10h.1M10 10h.1M15.5 10h.1',
  sign: 'M3 16.5h14M4.5 13c2-6 4-9.5 5.5-9s.5 4-1.5 6.5S6 13 7.5 12.5s2-2 3.5-2 .5 2 1.5 2 1.5-1 3-1.5',
  settings:
    'M3 6h7M14 6h3M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM3 14h3M10 14h7M8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  send: 'M2.5 9.500l15-6-5 14-3.500-6zM9 11.5l8.500-8',
  reports: 'M3.5 16.5h13M5.5 13.500V9M10 13.500V4M14.5 13.500V7',
  circle: 'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12Z',
} as const

export type IconName = keyof typeof paths
export const iconNames = Object.keys(paths) as IconName[]

/** A decoration beside words; hidden from assistive technology. `size` in pixels. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.5 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
