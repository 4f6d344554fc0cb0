import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { CallError } from '../../core/channel.ts';
import type { ImageView, ToStudio } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { overlayUriOf } from './form/overlay-files.ts';
import { FormBody, PromptPart, SubmitPart } from './form.tsx';
import { Gallery } from './gallery.tsx';
import { Header } from './header.tsx';
import { History } from './history.tsx';
import { ask, keep, listen, recall } from './host.ts';
import { Live } from './live.tsx';
import { type Form, firstState, type KeptState, keptState, nextState, type StudioEvent } from './state.ts';
import { submission } from './submission.ts';
import { useEasel } from './use-easel.ts';
import { useNarrow } from './use-narrow.ts';
import { viewOverlays } from './view-overlays.ts';

/** One panel for prompt, parameters and pictures. */
export function Studio() {
  const [state, dispatch] = useReducer(nextState, recall() as Partial<KeptState> | undefined, firstState);
  const { facts, tab, forms, pictures } = state;
  useHost(dispatch);
  useEffect(() => keep(keptState(state)), [tab, forms, state.selected]);
  usePreviewUrls(state.previews);
  const narrow = useNarrow();
  const Easel = useEasel(state.easel !== undefined, dispatch);

  const attempt = useCallback((action: () => Promise<unknown>) => {
    action().catch((error: Error) => {
      const code = error instanceof CallError ? error.code : '';
      // Whoever said no to a price knows; the form stays as it is.
      if (code === 'cancelled') return;
      const link = code === 'budget-exceeded' ? { link: 'budget' as const } : {};
      dispatch({ type: 'notice-shown', notice: { kind: 'error', text: error.message, ...link } });
    });
  }, []);
  const operation = tab === 'history' ? 'generate' : tab;
  const form = forms[operation];
  const change = useCallback((next: Form) => dispatch({ type: 'form-changed', operation, form: next }), [operation]);
  const isSending = useRef(false);
  const submit = useCallback(() => {
    if (!facts) return;
    dispatch({ type: 'notice-shown', notice: undefined });
    attempt(async () => {
      // A large overlay takes a while to be drawn, and must not be paid for twice.
      if (isSending.current) return;
      isSending.current = true;
      try {
        const overlay = operation === 'edit' ? await overlayUriOf(form) : {};
        await ask('order-start', submission(operation, form, facts, overlay));
      } finally {
        isSending.current = false;
      }
    });
  }, [operation, form, facts]);
  const picture = useMemo(() => pictures.find(({ id }) => id === state.selected), [pictures, state.selected]);

  const head = <Header state={state} dispatch={dispatch} attempt={attempt} />;
  if (!facts) {
    // Painted while the host is asked, so that nothing but the content is missing.
    return (
      <main class="studio" aria-busy="true">
        {head}
        <div class="page">
          {!narrow && tab !== 'history' && <div class="form" />}
          {state.notice && <p class="fault">{state.notice.text}</p>}
        </div>
      </main>
    );
  }
  const formPart = { operation, form, facts, change, submit, state, dispatch };
  const picturePart = { state, picture, dispatch, attempt };
  const [image] = form.images;
  const gallery =
    tab === 'edit' && state.easel && Easel && image && canBeShown(image) ? (
      <Easel {...picturePart} kind={state.easel} image={image} form={form} change={change} key={image.uri} />
    ) : (
      <Gallery {...picturePart} />
    );
  const panel = { id: `panel-${tab}`, role: 'tabpanel', 'aria-labelledby': `tab-${tab}` } as const;
  return (
    <main class="studio">
      <h1 class="unseen">{t('Stipple Studio')}</h1>
      {head}
      {tab === 'history' ? (
        <div class="page history-page" {...panel}>
          <History {...picturePart} />
        </div>
      ) : narrow ? (
        <div class="page narrow" {...panel}>
          <PromptPart {...formPart} key={`prompt-${operation}`} />
          <SubmitPart {...formPart} />
          {gallery}
          <FormBody {...formPart} key={`body-${operation}`} />
        </div>
      ) : (
        <div class="page" {...panel}>
          <section class="form" aria-label={t('What to make')}>
            <PromptPart {...formPart} key={`prompt-${operation}`} />
            <FormBody {...formPart} key={`body-${operation}`} />
            <SubmitPart {...formPart} />
          </section>
          {gallery}
        </div>
      )}
      <Live pictures={pictures} notice={state.notice} />
    </main>
  );
}

function canBeShown(image: ImageView): image is ImageView & { readonly source: string } {
  return image.source !== undefined;
}

const HEARD: readonly string[] = [
  'facts-changed',
  'pictures-changed',
  'pictures-ordered',
  'images-given',
  'comparison-given',
] satisfies readonly ToStudio['type'][];

/** Opens the studio at the host, and hears what it says from then on. */
function useHost(dispatch: (event: StudioEvent) => void): void {
  // Not after the first paint: what it asks for is what people wait for.
  useLayoutEffect(() => {
    const stop = listen((message) => {
      const event = message as ToStudio;
      if (event?.type === 'preview-arrived') {
        const url = URL.createObjectURL(new Blob([new Uint8Array(event.bytes)]));
        dispatch({ type: 'preview-shown', id: event.id, url });
      } else if (event?.type === 'form-filled') {
        void viewOverlays(event.recipe).then((overlays) => dispatch({ ...event, ...overlays }));
      } else if (HEARD.includes(event?.type)) {
        dispatch(event);
      }
    });
    ask('studio-open', {}).then(
      (opened) => dispatch({ type: 'studio-opened', ...opened }),
      ({ message }: Error) => dispatch({ type: 'notice-shown', notice: { kind: 'error', text: message } }),
    );
    return stop;
  }, []);
}

const shown = new Set<string>();

/** A preview that another one replaced, or whose picture is done, gives its bytes back. */
function usePreviewUrls(previews: Readonly<Record<string, string>>): void {
  useEffect(() => {
    const current = new Set(Object.values(previews));
    for (const url of shown) {
      if (current.has(url)) continue;
      URL.revokeObjectURL(url);
      shown.delete(url);
    }
    for (const url of current) shown.add(url);
  }, [previews]);
}
