import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TemplateView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import { PencilIcon } from './icons.tsx';

interface TemplatesProps {
  readonly templates: readonly TemplateView[];
  /** As typed, with its variables. */
  readonly prompt: string;
  readonly choose: (text: string) => void;
}

/** The prompt templates of the workspace, and a name for the prompt to become one. */
export function Templates({ templates, prompt, choose }: TemplatesProps) {
  const [name, setName] = useState('');
  const [said, say] = useState('');
  const first = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => first.current?.querySelector<HTMLElement>('button, input')?.focus(), []);
  const attempt = (action: Promise<unknown>, done: string) =>
    action.then(
      () => say(done),
      (error: Error) => say(error.message),
    );
  const canSave = name.trim() !== '' && prompt.trim() !== '';
  const save = () => {
    if (!canSave) return;
    void attempt(ask('template-save', { name: name.trim(), text: prompt }), t('Saved as {0}.', name.trim()));
    setName('');
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    save();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={first}>
      {templates.length > 0 ? (
        <ul class="choices" aria-label={t('Templates')}>
          {templates.map(({ name, text }) => (
            <li key={name} class="template">
              <button type="button" class="choice" onClick={() => choose(text)}>
                <span>{name}</span> <span class="hint">{text}</span>
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t('Open {0} in the editor', name)}
                title={t('Open {0} in the editor', name)}
                onClick={() => attempt(ask('template-open', { name }), '')}
              >
                <PencilIcon />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="hint">
          {t('A template is a prompt to use again. In it, {0} stands for what changes.', '{{subject}}')}
        </p>
      )}
      <div class="save-template">
        <input
          aria-label={t('Name of the template')}
          placeholder={t('Name of the template')}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="secondary" disabled={!canSave} onClick={save}>
          {t('Save prompt')}
        </button>
      </div>
      <p class="hint" role="status">
        {said || (prompt.trim() === '' ? t('Write a prompt to save it.') : '')}
      </p>
    </div>
  );
}
