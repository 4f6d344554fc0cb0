/** Those that people write in prose. All two thousand would weigh more than a reader. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    middot: '·',
    bull: '•',
    sect: '§',
    para: '¶',
    times: '×',
    divide: '÷',
  },
  ...{ hellip: '…', ndash: '–', mdash: '—', minus: '−', plusmn: '±', frac12: '½', frac14: '¼', micro: 'µ', euro: '€' },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', prime: '′' },
  ...{ larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', check: '✓', star: '☆', hearts: '♥', infin: '∞', ne: '≠' },
  ...{ pound: '£', yen: '¥', cent: '¢', iexcl: '¡', iquest: '¿', szlig: 'ß', aelig: 'æ', AElig: 'Æ', oslash: 'ø' },
  ...{ Oslash: 'Ø', eth: 'ð', thorn: 'þ', colon: ':', comma: ',', excl: '!', lpar: '(', rpar: ')', num: '#', sol: '/' },
};

/** `&eacute;` and kin: a letter and the mark that Unicode composes with it. */
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

/** Text with its character references resolved; what is not known stays. */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[name] ?? composed(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function composed(name: string): string | undefined {
  const mark = MARKS[name.slice(1)];
  return mark && (name.charAt(0) + mark).normalize('NFC');
}
