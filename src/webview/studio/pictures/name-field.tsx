import type { JSX } from 'preact';
import { t } from '../../../core/text.ts';

interface NameFieldProps {
  readonly name: string;
  readonly change: (name: string) => void;
  readonly keep: () => void;
  readonly reset: () => void;
}

/** The name that the file has or will have; Enter keeps it, Escape brings the old one back. */
export function NameField({ name, change, keep, reset }: NameFieldProps) {
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    const act = { Enter: keep, Escape: reset }[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    // Escape would also leave the comparing.
    event.stopPropagation();
  };
  return (
    <input
      class="name"
      type="text"
      spellcheck={false}
      autocomplete="off"
      aria-label={t('File name')}
      title={name}
      value={name}
      onInput={({ currentTarget }) => change(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
