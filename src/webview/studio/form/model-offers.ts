import { findModel, offeredModels, shutdownNote } from '../../../core/model/catalogue.ts';
import type { Operation } from '../../../core/model/options.ts';
import type { StudioFacts } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';

export interface ModelGroup {
  readonly label: string;
  readonly models: readonly ModelOffer[];
}

export interface ModelOffer {
  readonly id: string;
  /** The id, and what to know of it: "placeholder · default · offline, free". */
  readonly text: string;
}

type Place = 'here' | 'online' | 'listed' | 'ending' | 'other';

/** The models to choose from, in groups; the chosen one is always among them. `today` as `YYYY-MM-DD`. */
export function modelGroups(
  operation: Operation,
  chosen: string,
  { listed, defaultModel }: Pick<StudioFacts, 'listed' | 'defaultModel'>,
  today: string,
): readonly ModelGroup[] {
  const offered = offeredModels(operation).map(({ id }) => id);
  const added = listed.filter(({ id }) => canDo(id, operation)).map(({ id }) => id);
  const ids = [...new Set([...offered, ...added, defaultModel, chosen])];
  const placed = ids.map((id) => {
    const { row, known } = findModel(id);
    const entry = listed.find((model) => model.id === id);
    const end = shutdownNote(entry?.shutdown ?? (known ? row.shutdown : undefined), today);
    const isHere = known && row.runs === 'offline';
    const marks = [
      id === defaultModel ? t('default') : '',
      isHere ? t('offline, free') : '',
      known ? '' : t('unknown here'),
      end ?? '',
    ];
    const place: Place = isHere
      ? 'here'
      : end
        ? 'ending'
        : offered.includes(id)
          ? 'online'
          : entry
            ? 'listed'
            : 'other';
    return { id, place, text: [id, ...marks.filter(Boolean)].join(' · ') };
  });
  const groups: Readonly<Record<Place, string>> = {
    here: t('On this machine'),
    online: t('Online'),
    listed: t('Listed by the server'),
    other: t('Others'),
    ending: t('Ending'),
  };
  return (Object.keys(groups) as Place[])
    .map((place) => ({ label: groups[place], models: placed.filter((model) => model.place === place) }))
    .filter(({ models }) => models.length > 0);
}

/** What nobody here knows may do anything. */
function canDo(id: string, operation: Operation): boolean {
  return findModel(id).row[operation] !== undefined;
}
