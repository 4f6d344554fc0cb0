import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { promptLimit } from '../../../core/model/choices.ts';
import { countCharacters } from '../../../core/model/validate.ts';
import { t } from '../../../core/text.ts';
import type { Recalled } from '../state.ts';
import { lineOf, Mark } from './field-line.tsx';
import type { FieldPart } from './field-part.ts';
import { ClockIcon, TemplateIcon } from './icons.tsx';
import { Popup } from './popup.tsx';
import { stepThrough } from './prompt-history.ts';
import { PromptSearch } from './prompt-search.tsx';
import { retype } from './retype.ts';
import { valueFor, variablesOf } from './template-text.ts';
import { Templates } from './templates.tsx';

/** What the picture shows: with its count, the prompts before it, templates, and a field for each variable in it. */
export function PromptField({ operation, form, facts, change, outlook }: FieldPart) {
  const area = useRef<HTMLTextAreaElement>(null);
  // Whoever opens the studio may type at once; a tab that was reached by its arrow keys keeps the focus.
  useEffect(() => {
    if (document.activeElement === document.body) area.current?.focus();
  }, []);
  const prompt = String(form.options.prompt ?? '');
  const write = (text: string, recalled?: Recalled) => {
    const { recalled: _, ...rest } = form;
    change({ ...rest, options: { ...form.options, prompt: text }, ...(recalled ? { recalled } : {}) });
  };
  const replace = (text: string, recalled?: Recalled) => {
    if (area.current) retype(area.current, text);
    write(text, recalled);
  };
  const walk = (key: string) => {
    const step = stepThrough(facts.prompts, prompt, form.recalled, key === 'ArrowUp' ? 'back' : 'forth');
    if (!step) return;
    replace(step.prompt, step.recalled);
    const end = key === 'ArrowUp' ? 0 : step.prompt.length;
    area.current?.setSelectionRange(end, end);
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    const { key, currentTarget, shiftKey, altKey, ctrlKey, metaKey, isComposing } = event;
    const isPlain = !(shiftKey || altKey || ctrlKey || metaKey || isComposing);
    if ((key !== 'ArrowUp' && key !== 'ArrowDown') || !isPlain) return;
    const before = currentTarget.selectionStart;
    if (before !== currentTarget.selectionEnd) return;
    // Lines wrap, so only the browser knows which is the first: there the key moves the cursor nowhere, or to the very start.
    setTimeout(() => {
      const after = currentTarget.selectionStart;
      const wasFirst = key === 'ArrowUp' && after === 0 && !prompt.slice(0, before).includes('\n');
      if (after === before || wasFirst) walk(key);
    });
  };
  const fault = outlook.problems.find(({ field }) => field === 'prompt');
  const count = countCharacters(String(outlook.draft.options.prompt)).toLocaleString('en');
  const limit = promptLimit(outlook.draft);
  return (
    <div class="field prompt">
      <div class="head">
        <label for="field-prompt">{t('Prompt')}</label>
        <span class="spacer" />
        <Popup label={t('Earlier prompts')} icon={<ClockIcon />}>
          {(close) => (
            <PromptSearch
              prompts={facts.prompts}
              choose={(text) => {
                close();
                replace(text);
              }}
            />
          )}
        </Popup>
        <Popup label={t('Templates')} icon={<TemplateIcon />}>
          {(close) => (
            <Templates
              templates={facts.templates}
              prompt={prompt}
              choose={(text) => {
                close();
                replace(text);
                requestAnimationFrame(() => document.querySelector<HTMLElement>('.variables input')?.focus());
              }}
            />
          )}
        </Popup>
      </div>
      <textarea
        id="field-prompt"
        ref={area}
        rows={4}
        value={prompt}
        placeholder={operation === 'edit' ? t('make it winter') : t('a red fox on a hill')}
        aria-invalid={Boolean(fault)}
        aria-describedby={lineOf('prompt')}
        onInput={(event) => write(event.currentTarget.value, form.recalled)}
        onKeyDown={onKeyDown}
      />
      <p class={fault ? 'note fault' : 'note'} id={lineOf('prompt')}>
        {fault && <Mark />}
        {fault?.message}
        <span class="count">{Number.isFinite(limit) ? `${count}/${limit.toLocaleString('en')}` : count}</span>
      </p>
      <Variables form={form} change={change} names={variablesOf(prompt)} />
    </div>
  );
}

function Variables({
  form,
  change,
  names,
}: Pick<FieldPart, 'form' | 'change'> & { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div class="variables">
      {names.map((name) => (
        <label key={name}>
          <span>{name}</span>
          <input
            id={`field-variable-${name}`}
            value={valueFor(name, form.variables)}
            onInput={(event) =>
              change({ ...form, variables: { ...form.variables, [name]: event.currentTarget.value } })
            }
          />
        </label>
      ))}
    </div>
  );
}
