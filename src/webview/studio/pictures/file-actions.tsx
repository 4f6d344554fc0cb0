import { useState } from 'preact/hooks';
import type { PictureFile } from '../../../core/job/picture-record.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { editPicture } from './deeds.ts';
import { type FinishedPicture, nearestFinished } from './finished.ts';
import { Icon, STAR } from './icons.tsx';
import { NameField } from './name-field.tsx';
import { ownSidesOf } from './side.ts';

/** What can be done with a picture because there is a file of it. */
export function FileActions(part: PicturePart & { readonly picture: FinishedPicture }) {
  const { state, picture, dispatch, attempt } = part;
  const { id, file, starred } = picture;
  const [name, setName] = useState(file.name);
  const edited = name.trim() !== '' && name.trim() !== file.name;
  const keeps = file.draft ? name.trim() !== '' : edited;
  // What an edit was made from is the first thing to compare it with.
  const other = ownSidesOf(picture)[0] ?? nearestFinished(state.pictures, id)?.id;

  const tell = (text: string, kind: 'done' | 'error' = 'done') =>
    dispatch({ type: 'notice-shown', notice: { kind, text } });
  const keep = () => {
    if (!keeps) return;
    attempt(async () => {
      const kept = await ask('picture-keep', { id, name: name.trim() });
      dispatch({ type: 'pictures-changed', pictures: [kept], gone: [] });
      const now = kept.file?.name ?? name;
      tell(file.draft ? t('Kept as {0}', now) : t('Renamed to {0}', now));
    });
  };
  const insert = () =>
    attempt(async () => {
      const { inserted, document } = await ask('picture-insert', { id });
      if (inserted) tell(t('Inserted into {0}', document));
      else if (document) tell(t('{0} did not get the link', document), 'error');
      else tell(t('Put the cursor into a document first: the link goes there.'), 'error');
    });
  const compare = () => dispatch({ type: 'picture-compared', id: state.compared ? undefined : other });

  return (
    <>
      <button
        type="button"
        class="icon star"
        aria-pressed={starred === true}
        aria-label={t('Star')}
        title={t('Star')}
        onClick={() => attempt(() => ask('picture-star', { id, starred: !starred }))}
      >
        <Icon path={STAR} filled={starred} />
      </button>
      <NameField name={name} change={setName} keep={keep} reset={() => setName(file.name)} />
      <button
        type="button"
        class={keeps ? 'primary' : 'secondary'}
        disabled={!keeps}
        title={titleOfKeep(file, edited)}
        onClick={keep}
      >
        {t('Keep')}
      </button>
      <button type="button" class="secondary" title={t('Link to it where the cursor was last')} onClick={insert}>
        {t('Insert')}
      </button>
      <button type="button" class="secondary" onClick={() => editPicture(part, picture)}>
        {/* On the tab itself the button of the form is called Edit. */}
        {state.tab === 'edit' ? t('Use as picture') : t('Edit')}
      </button>
      <button
        type="button"
        class="secondary"
        aria-pressed={state.compared !== undefined}
        disabled={!other}
        title={!other ? t('There is no other picture yet') : t('Shift and a click on a picture compares with that')}
        onClick={compare}
      >
        {t('Compare')}
      </button>
    </>
  );
}

function titleOfKeep({ draft }: PictureFile, edited: boolean): string {
  if (draft) return t('Save it in the workspace under this name');
  return edited ? t('Rename the file') : t('It is in the workspace already; edit the name to rename it');
}
