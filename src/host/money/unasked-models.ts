import type * as vscode from 'vscode';
import type { UnaskedModel } from '../../core/cost-calls.ts';

/** Models of unknown price that nobody is asked about any more, each at one server. */
export interface UnaskedModels {
  readonly all: () => readonly UnaskedModel[];
  readonly has: (model: UnaskedModel) => boolean;
  readonly add: (model: UnaskedModel) => Promise<void>;
  readonly remove: (model: UnaskedModel) => Promise<void>;
}

const STATE = 'unaskedModels';

export function createUnaskedModels(state: Pick<vscode.Memento, 'get' | 'update'>): UnaskedModels {
  const all = () => state.get<readonly UnaskedModel[]>(STATE) ?? [];
  const others = ({ host, model }: UnaskedModel) => all().filter((one) => one.host !== host || one.model !== model);
  return {
    all,
    has: (model) => others(model).length < all().length,
    add: async (model) => state.update(STATE, [...others(model), model]),
    remove: async (model) => state.update(STATE, others(model)),
  };
}
