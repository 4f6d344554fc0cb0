import * as vscode from 'vscode';

/** As the Explorer does it: into the trash where there is one, and its Undo brings the file back. False where it was refused. */
export async function deleteFile(file: vscode.Uri): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(file, { ignoreIfNotExists: true });
  return vscode.workspace.applyEdit(edit);
}
