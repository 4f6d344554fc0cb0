import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { discard } from './deeds.ts';
import { FileActions } from './file-actions.tsx';
import { hasEnded, isFinished } from './finished.ts';
import { MoreMenu } from './more-menu.tsx';
import { orderAgain } from './order-again.ts';
import { menuOf } from './picture-menu.ts';
import { promptOf } from './words.ts';

/** What can be done with the selected picture: the first things as buttons, the rest in a menu. */
export function Actions(part: PicturePart & { readonly picture: PictureView }) {
  const { picture, attempt } = part;
  const ended = hasEnded(picture);
  return (
    <div class="actions">
      {isFinished(picture) ? (
        <FileActions {...part} picture={picture} key={`${picture.id} ${picture.file.name}`} />
      ) : (
        <span class="prompt-line">{promptOf(picture)}</span>
      )}
      {/* One that was cancelled has this button on stage. */}
      {ended && picture.phase !== 'cancelled' && (
        <button type="button" class="secondary" onClick={() => attempt(() => ask('order-start', orderAgain(picture)))}>
          {t('Re-run')}
        </button>
      )}
      {ended && (
        <button type="button" class="secondary" onClick={() => discard(part, picture)}>
          {t('Discard')}
        </button>
      )}
      <MoreMenu groups={menuOf(part, picture)} />
    </div>
  );
}
