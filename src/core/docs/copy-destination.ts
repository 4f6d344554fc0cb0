/** A document by absolute paths with `/`. */
export interface DocumentPlace {
  readonly path: string;
  /** The workspace folder that it is in, if it is in one. */
  readonly folder?: string;
}

/** What a document lends to paths, by the names that the editor's own Markdown settings have for it. */
export function documentVariables({ path, folder }: DocumentPlace): Readonly<Record<string, string>> {
  const slash = path.lastIndexOf('/');
  const directory = path.slice(0, slash) || '/';
  const file = path.slice(slash + 1);
  const dot = file.lastIndexOf('.');
  const relative = (whole: string) => {
    const root = folder?.replace(/\/+$/, '');
    if (root === undefined || !`${whole}/`.startsWith(`${root}/`)) return whole;
    return whole.slice(root.length + 1);
  };
  return {
    documentDirName: directory,
    documentRelativeDirName: relative(directory),
    documentFileName: file,
    documentBaseName: dot > 0 ? file.slice(0, dot) : file,
    documentExtName: dot > 0 ? file.slice(dot + 1) : '',
    documentFilePath: path,
    documentRelativeFilePath: relative(path),
    documentWorkspaceFolder: folder ?? directory,
  };
}

export interface CopyFacts {
  readonly document: DocumentPlace;
  /** With its extension. */
  readonly fileName: string;
  readonly now: Date;
}

/**
 * Where a value of `markdown.copyFiles.destination` puts a file: an absolute path, in which `..` may still stand. One that ends
 * with `/` is a folder, one that begins with `/` starts at the workspace folder.
 */
export function copyDestination(template: string, { document, fileName, now }: CopyFacts): string {
  const variables = documentVariables(document);
  const begun = (template.trim() || '${fileName}').replace(/^\//, '${documentWorkspaceFolder}/');
  const filled = fill(begun.replace(/\/$/, '/${fileName}'), {
    ...variables,
    fileName,
    fileExtName: /[^.]\.([^.]+)$/.exec(fileName)?.[1] ?? '',
    unixTime: String(now.getTime()),
    isoTime: now.toISOString(),
  });
  return filled.startsWith('/') ? filled : `${variables.documentDirName?.replace(/\/$/, '')}/${filled}`;
}

/** `\$` is a dollar sign; `${name/pattern/replacement/flags}` changes a value, and a slash within is written `\/`. */
const VARIABLE = /\\\$|\$\{(\w+)(?:\/((?:\\\/|[^}/])+)\/((?:\\\/|[^}/])*)\/([dgimsuvy]*))?\}/g;

function fill(template: string, variables: Readonly<Record<string, string>>): string {
  return template.replace(VARIABLE, (whole, name?: string, pattern?: string, replacement = '', flags = '') => {
    if (name === undefined) return '$';
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || pattern === undefined) return value ?? whole;
    try {
      return value.replace(new RegExp(unescaped(pattern), flags), unescaped(replacement));
    } catch {
      // The editor, too, takes the value as it is where the pattern is none.
      return value;
    }
  });
}

function unescaped(part: string): string {
  return part.replaceAll('\\/', '/');
}
