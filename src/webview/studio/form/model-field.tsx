import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { summaryOf } from '../../../core/model/catalogue.ts';
import { switchModel } from '../../../core/model/switch-model.ts';
import { t } from '../../../core/text.ts';
import { FieldLine, lineOf } from './field-line.tsx';
import { noteOf } from './field-note.ts';
import type { FieldPart } from './field-part.ts';
import { labelOf } from './labels.ts';
import { type ModelGroup, modelGroups } from './model-offers.ts';

/** The entry that is no model. */
const ANOTHER = '…';

interface Switched {
  /** The parameters as they were right after it. */
  readonly parameters: string;
  readonly changes: readonly string[];
}

/** The model, from groups or by its id; below it what it is for, or what had to give way to it. */
export function ModelField(part: FieldPart) {
  const { operation, form, facts, change, outlook } = part;
  const [isTyping, setTyping] = useState(false);
  const [switched, setSwitched] = useState<Switched>();
  const chosen = outlook.model.id;
  const groups = modelGroups(operation, chosen, facts, new Date().toISOString().slice(0, 10));
  const choose = (id: string) => {
    const { options } = form;
    const { draft, changes } = switchModel({ ...outlook.draft, options }, id);
    setSwitched({ parameters: parametersOf(draft.options), changes });
    change({ ...form, options: draft.options });
  };
  const changes = switched?.parameters === parametersOf(form.options) ? switched.changes : [];
  const field = {
    id: 'field-model',
    'aria-invalid': outlook.problems.some(({ field }) => field === 'model'),
    'aria-describedby': lineOf('model'),
  };
  return (
    <div class="field model">
      <label for="field-model">{labelOf('model')}</label>
      {isTyping ? (
        <ModelId
          {...field}
          groups={groups}
          choose={(id) => {
            setTyping(false);
            if (id) choose(id);
          }}
        />
      ) : (
        <select
          {...field}
          value={chosen}
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (id === ANOTHER) setTyping(true);
            else choose(id);
          }}
        >
          {groups.map(({ label, models }) => (
            <optgroup key={label} label={label}>
              {models.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </optgroup>
          ))}
          <option value={ANOTHER}>{t('Another model…')}</option>
        </select>
      )}
      {changes.length === 0 && noteOf('model', outlook) ? (
        <FieldLine field="model" {...part} />
      ) : (
        <p class="note" id={lineOf('model')} role="status">
          {changes.length > 0 ? changes.join(' · ') : summaryOf(outlook.model.row)}
        </p>
      )}
    </div>
  );
}

type ModelIdProps = JSX.InputHTMLAttributes<HTMLInputElement> & {
  readonly groups: readonly ModelGroup[];
  /** Empty: it stays as it was. */
  readonly choose: (id: string) => void;
};

/** For a model that is not on the list. */
function ModelId({ groups, choose, ...field }: ModelIdProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => input.current?.focus(), []);
  const finish = (id: string) => {
    // Leaving by a key takes the field away, which is left once more by that.
    if (isDone.current) return;
    isDone.current = true;
    choose(id.trim());
  };
  return (
    <>
      <input
        {...field}
        ref={input}
        list="model-ids"
        placeholder={t('Id of the model')}
        onBlur={(event) => finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') finish('');
          else if (event.key === 'Enter') finish(event.currentTarget.value);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <datalist id="model-ids">
        {groups.flatMap(({ models }) => models.map(({ id, text }) => <option key={id} value={id} label={text} />))}
      </datalist>
    </>
  );
}

function parametersOf({ prompt: _, ...parameters }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(parameters);
}
