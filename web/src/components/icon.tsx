/** One family: 20 px, round strokes of 1.6. */
const PATHS = {
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.4 13.4 17.5 17.5",
  close: "M4.5 4.5l11 11M15.5 4.5l-11 11",
  back: "M16.5 10h-13M8.5 4.5 3 10l5.5 5.5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  sliders: "M3 6h7.5M14.5 6H17M3 14h2.5M9.5 14H17M12.5 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM7.5 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  list: "M7 5h10M7 10h10M7 15h10M3 5h.01M3 10h.01M3 15h.01",
  map: "M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2ZM7.5 3v12M12.5 5v12",
  links: "M5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM15 17.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6.8 6.8l6.4 6.4",
  locate: "M10 15a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM10 1.5V5M10 15v3.5M1.5 10H5M15 10h3.5",
  history: "M3 4v4h4M3.500 7.700A7.300 7.300 0 1 1 3 12M10 6v4.500l3 1.800",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  pause: "M7 4.5v11M13 4.5v11",
  play: "M6.5 4.5 15 10l-8.5 5.5Z",
  download: "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  temperature: "M8 11.2V4.5a2 2 0 1 1 4 0v6.7a3.6 3.6 0 1 1-4 0ZM10 9v5",
  wind: "M2.5 8h9a2.5 2.5 0 1 0-2.4-3.2M2.5 12h12a2.5 2.5 0 1 1-2.4 3.2",
  rain: "M5.5 11.5a3.5 3.5 0 0 1 .4-7 4.5 4.5 0 0 1 8.6 1.2 3 3 0 0 1 0 5.8M7 14l-1 3M10.5 14l-1 3M14 14l-1 3",
  humidity: "M10 2.8c3 3.6 5 6.1 5 8.9a5 5 0 0 1-10 0c0-2.8 2-5.3 5-8.9Z",
  pressure: "M3.5 15a8 8 0 1 1 13 0M10 12.500l3.5-4.500M10 12.500h.01",
  aqi: "M6 12a6 6 0 0 1 4-9M14 8a6 6 0 0 1-4 9M10 10h.01M4 16h.01M16 4h.01M16 15h.01M4.5 6h.01",
  pm25: "M6 7h.01M11 4.500h.01M14.5 9h.01M9.5 10.500h.01M5 13.500h.01M12.5 15h.01M16 13.500h.01",
  battery: "M2.5 6.500h13v7h-13ZM17.5 9v2M5 9v2M8 9v2",
  snr: "M3.5 16v-2M7.8 16v-5M12.2 16V8M16.5 16V4.5",
  message: "M3 4.500h14v9.500H9L5 17.500v-3.500H3Z",
  send: "M3 10 17 3.500 13 16.500l-4-5ZM9 11.500l8-8",
  check: "M4 10.500l4 4 8-9",
  checks: "M2 10.500l4 4 7-8M9.5 13l1.5 1.5 7-8",
  alert: "M10 3 18 16.500H2ZM10 8v4M10 14.200h.01",
  reply: "M8 5 3.500 9.500 8 14M3.500 9.500H12a4.500 4.500 0 0 1 4.500 4.500v1.500",
  lastHeard: "M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.500V10l3 2",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a mast, a dish and the point they watch; read together, a K. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 4.500v23M25.5 4.500C9.5 8.5 9.5 23.5 25.5 27.5" />
      <circle className="mark__point" cx="23" cy="16" r="3" />
    </svg>
  );
}
