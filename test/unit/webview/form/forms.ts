import { NOTHING_SPENT } from '../../../../src/core/job/spending.ts';
import type { Operation } from '../../../../src/core/model/options.ts';
import type { ImageView, StudioFacts } from '../../../../src/core/protocol.ts';
import { type Outlook, outlookOf } from '../../../../src/webview/studio/form/outlook.ts';
import type { Form } from '../../../../src/webview/studio/state.ts';

/** A studio that has just been opened by somebody with a key. */
export function facts(own: Partial<StudioFacts> = {}): StudioFacts {
  return {
    listed: [],
    defaultModel: 'gpt-image-2.5-flare',
    hasKey: true,
    defaults: {},
    today: NOTHING_SPENT,
    perDay: 0,
    prompts: [],
    templates: [],
    hasFolder: true,
    ...own,
  };
}

export function form(options: Form['options'] = {}, own: Partial<Form> = {}): Form {
  return { options: { prompt: 'A red fox', ...options }, images: [], ...own };
}

/** A square PNG of the workspace, unless said otherwise. */
export function image(name: string, own: Partial<ImageView> = {}): ImageView {
  const facts = { format: 'png', width: 1024, height: 1024, alpha: false } as const;
  return { uri: `file:///w/${name}`, name, bytes: 1000, facts, ...own };
}

export function look(one: Form, known: StudioFacts = facts(), operation: Operation = 'generate'): Outlook {
  return outlookOf(operation, one, known);
}
