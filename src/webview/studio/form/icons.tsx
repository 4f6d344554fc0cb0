import type { ComponentChildren } from 'preact';

/** The pictures on the buttons of the form: lines of one width, in the colour of the text. */
function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.1"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ClockIcon = () => (
  <Icon>
    <path d="M2.9 5.2A5.6 5.6 0 1 1 2.4 8M2.4 2.6v2.9h2.9M8 4.8V8l2.3 1.6" />
  </Icon>
);

export const TemplateIcon = () => (
  <Icon>
    <path d="M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h3" />
  </Icon>
);

export const PencilIcon = () => (
  <Icon>
    <path d="M3 13l.6-2.8 7.4-7.4 2.2 2.2-7.4 7.4zM9.6 4.2l2.2 2.2" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />
  </Icon>
);

export const LockIcon = ({ closed }: { readonly closed: boolean }) => (
  <Icon>
    <path d={closed ? 'M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7' : 'M5.5 7V5.2a2.5 2.5 0 0 1 4.9-.6'} />
    <rect x="3.5" y="7" width="9" height="6" rx="1" />
  </Icon>
);
