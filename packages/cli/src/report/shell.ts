import { html } from './markup.ts';
import { STYLE } from './style.ts';

/** What goes into a page; all of it is HTML already, but for the title. */
export interface Page {
  readonly title: string;
  readonly language: 'en' | 'zh';
  readonly style?: string;
  readonly header: string;
  readonly main: string;
}

/**
 * A page that needs nothing else: no script, no font, no picture from anywhere. It can be mailed, printed and read
 * without a network.
 */
export function shell({ title, language, style = '', header, main }: Page): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)} · kouan</title>
<style>${STYLE}${style}</style>
</head>
<body>
<header>
<p class="brand">kouan <span>口岸</span></p>
<h1>${html(title)}</h1>
${header}
</header>
<main>
${main}
</main>
</body>
</html>
`;
}
