import * as vscode from 'vscode';

/** An extension that calls tools as a language model would: what it finds in call.json, and its answer goes to answer.json. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(vscode.commands.registerCommand('toolCaller.call', call));
}

async function call(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('a folder is open');
  const fileNamed = (name: string) => vscode.Uri.joinPath(folder.uri, '.tool-caller', name);
  const { tool, input } = JSON.parse(
    new TextDecoder().decode(await vscode.workspace.fs.readFile(fileNamed('call.json'))),
  );
  const answer = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined }).then(
    ({ content }) => ({
      text: content.filter((part) => part instanceof vscode.LanguageModelTextPart).map(({ value }) => value),
      previews: content.filter((part) => part instanceof vscode.LanguageModelDataPart).map(({ mimeType }) => mimeType),
    }),
    (error: Error) => ({ error: error.message }),
  );
  await vscode.workspace.fs.writeFile(fileNamed('answer.json'), new TextEncoder().encode(JSON.stringify(answer)));
  void vscode.window.showInformationMessage('The tool has answered.');
}
