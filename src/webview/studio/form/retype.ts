/** As if typed, so that the browser's own Undo brings back what was there; nothing else can write to its history. */
export function retype(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  area.select();
  document.execCommand(text ? 'insertText' : 'delete', false, text);
}
