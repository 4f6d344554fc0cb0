import { OPTION_KINDS, type OptionName } from '../../../core/model/options.ts';
import type { StudioFacts } from '../../../core/protocol.ts';
import type { Outlook } from './outlook.ts';

/**
 * What an option will be where nothing is chosen: as the settings say, if the model takes that now, else the model's preset;
 * undefined where only the server knows.
 */
export function defaultOf(name: OptionName, { defaults }: StudioFacts, { accepted, choices }: Outlook): unknown {
  const standing = defaults[name];
  const found = choices[name];
  const isTaken =
    (found?.kind === 'list' && found.choices.some(({ value, allowed }) => allowed && value === standing)) ||
    (found?.kind === 'range' && !found.obstacle && typeof standing === 'number') ||
    (found?.kind === 'text' && typeof standing === 'string');
  if (isTaken) return standing;
  const rule = accepted[name];
  return rule && 'preset' in rule && OPTION_KINDS[name] !== 'flag' ? rule.preset : undefined;
}
