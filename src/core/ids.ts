/** Every id that package.json also says; a test compares the two. */

export const COMMANDS = {
  generateImage: 'stipple.generateImage',
  generateFromSelection: 'stipple.generateFromSelection',
  editImage: 'stipple.editImage',
  quickEdit: 'stipple.quickEdit',
  paintMask: 'stipple.paintMask',
  compareImages: 'stipple.compareImages',
  undoReplace: 'stipple.undoReplace',
  undoSave: 'stipple.undoSave',
  redoSave: 'stipple.redoSave',
  insertImage: 'stipple.insertImage',
  generateMissing: 'stipple.generateMissing',
  generateMissingInWorkspace: 'stipple.generateMissingInWorkspace',
  replacePlaceholders: 'stipple.replacePlaceholders',
  generateBlock: 'stipple.generateBlock',
  regenerateImage: 'stipple.regenerateImage',
  reportImages: 'stipple.reportImages',
  openStudio: 'stipple.openStudio',
  setApiKey: 'stipple.setApiKey',
  clearApiKey: 'stipple.clearApiKey',
  checkConnection: 'stipple.checkConnection',
  showCosts: 'stipple.showCosts',
  showLog: 'stipple.showLog',
  openWalkthrough: 'stipple.openWalkthrough',
} as const;

export type CommandName = keyof typeof COMMANDS;

/** Tools that language models may call. */
export const TOOLS = { generate: 'stipple_generate_image', edit: 'stipple_edit_image' } as const;

/** Commands that nobody but Stipple runs, and so package.json does not say. */
export const INTERNAL_COMMANDS = {
  fixDocument: 'stipple.fixDocument',
  openRecipe: 'stipple.openRecipe',
  cancelBlock: 'stipple.cancelBlock',
  blockVariants: 'stipple.blockVariants',
  openBlock: 'stipple.openBlock',
  showBlock: 'stipple.showBlock',
} as const;

export const CONFIGURATION = 'stipple';

/** What `when` clauses and steps of the walkthrough ask for. */
export const CONTEXT_KEYS = {
  canUndoReplace: 'stipple.canUndoReplace',
  canUndoSave: 'stipple.canUndoSave',
  canRedoSave: 'stipple.canRedoSave',
  hasKey: 'stipple.hasKey',
  madePicture: 'stipple.madePicture',
  madeBlock: 'stipple.madeBlock',
  lacksImages: 'stipple.lacksImages',
  /** By the paths that such clauses compare with; not set while there are none. */
  recordedImages: 'stipple.recordedImages',
} as const;

/** With the extension's own id before it, as the editor asks for it. */
export const WALKTHROUGH = 'stipple-images.stipple#start';

export const VIEW_TYPES = { preview: 'stipple.preview', studio: 'stipple.studio', costs: 'stipple.costs' } as const;
