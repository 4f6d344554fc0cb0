/** Every id that package.json also says; a test compares the two. */

export const COMMANDS = {
  generateImage: 'stipple.generateImage',
  editImage: 'stipple.editImage',
  quickEdit: 'stipple.quickEdit',
  paintMask: 'stipple.paintMask',
  compareImages: 'stipple.compareImages',
  undoReplace: 'stipple.undoReplace',
  insertImage: 'stipple.insertImage',
  openStudio: 'stipple.openStudio',
  setApiKey: 'stipple.setApiKey',
  clearApiKey: 'stipple.clearApiKey',
  checkConnection: 'stipple.checkConnection',
  showLog: 'stipple.showLog',
} as const;

export type CommandName = keyof typeof COMMANDS;

export const CONFIGURATION = 'stipple';

/** What `when` clauses ask for. */
export const CONTEXT_KEYS = { canUndoReplace: 'stipple.canUndoReplace' } as const;

export const VIEW_TYPES = { preview: 'stipple.preview', studio: 'stipple.studio' } as const;
