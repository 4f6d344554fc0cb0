/**
 * Words for people, translatable. The host hands in `vscode.l10n.t` at activation and a webview what the host sent it;
 * until then, and in plain Node, the English text is used as it stands.
 */
export type Translate = (message: string, ...values: readonly (string | number)[]) => string;

let translate: Translate = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));

export function useTranslations(by: Translate): void {
  translate = by;
}

/** The text in the person's language, `{0}`, `{1}` … filled in. */
export const t: Translate = (message, ...values) => translate(message, ...values);
