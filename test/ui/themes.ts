import type { Theme } from './workbench.ts';

/** Each theme with the class that it gives to the body of a webview. */
export const THEMES: Readonly<Record<Theme, string>> = {
  'Default Dark Modern': 'vscode-dark',
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
};
