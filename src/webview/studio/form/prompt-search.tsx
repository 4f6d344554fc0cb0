import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import { findPrompts } from './prompt-history.ts';

/** So many are drawn; a word more finds the others. */
const MOST = 50;

interface PromptSearchProps {
  readonly prompts: readonly string[];
  readonly choose: (prompt: string) => void;
}

/** Earlier prompts, found by words in them. */
export function PromptSearch({ prompts, choose }: PromptSearchProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = findPrompts(prompts, search).slice(0, MOST);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setActive(Math.min(Math.max(active + by, 0), found.length - 1));
    else if (event.key === 'Enter' && found[active] !== undefined) choose(found[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        value={search}
        placeholder={t('Find an earlier prompt')}
        role="combobox"
        aria-label={t('Find an earlier prompt')}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls="earlier-prompts"
        aria-activedescendant={found.length > 0 ? `earlier-${active}` : undefined}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        hidden={found.length === 0}
        class="choices"
        id="earlier-prompts"
        role="listbox"
        aria-label={t('Earlier prompts')}
        ref={list}
      >
        {found.map((prompt, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves through the list and chooses with Enter
          <div
            key={prompt}
            id={`earlier-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            title={prompt}
            onClick={() => choose(prompt)}
          >
            {prompt}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p class="hint">
          {prompts.length === 0 ? t('No prompt has been sent yet.') : t('No earlier prompt holds that.')}
        </p>
      )}
    </>
  );
}
