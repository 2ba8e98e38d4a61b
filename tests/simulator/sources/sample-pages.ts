const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <style>
    body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
    li, figure { margin: 0.75rem 0; }
  </style>
</head>
<body>
${body}
</body>
</html>
`;

const index = page(
  'Sample links',
  `<h1>Sample links</h1>
<p>Right-click any of these and choose <em>Send to 1fichier</em>.</p>
<ul>
  <li><a id="plain-link" href="http://files.example/holiday-film.mp4?size=65536">A film</a></li>
  <li><a id="second-link" href="http://files.example/report-2026.pdf">A report</a></li>
  <li><a id="named-link" href="http://files.example/named/nice-name.zip">An archive whose name the server gives</a></li>
  <li><a id="redirect-link" href="http://files.example/redirect/moved.txt">A file that has moved</a></li>
  <li><a id="missing-link" href="http://files.example/missing/gone.zip">A file that is not there</a></li>
  <li><a id="login-link" href="http://demo:open%20sesame@private.example/members.zip">A file behind a login</a></li>
  <li><a id="fichier-link" href="https://1fichier.com/?sharedbyanother00001">A file on 1fichier</a></li>
  <li><a id="alias-link" href="https://alterupload.com/?sharedbyanother00002">A file on an alias of 1fichier</a></li>
</ul>
<figure><a id="linked-image" href="http://files.example/full-size.png"><img id="image-in-link" alt="Thumbnail" width="48" height="48" src="http://files.example/thumbnail.png"></a></figure>
<figure><img id="plain-image" alt="Picture" width="48" height="48" src="http://files.example/picture.png"></figure>
<figure><video id="video" width="160" height="90" controls src="http://files.example/clip.mp4"></video></figure>
<p id="selection">A paragraph to select, with <a href="http://files.example/first.zip">a first</a> and
  <a href="http://files.example/second.zip">a second file</a> in it.</p>
<p id="selection-text">Only text: http://files.example/written-out.zip</p>
<ul>
  <li><a id="mail-link" href="mailto:someone@account.example">A mail address</a></li>
  <li><a id="script-link" href="javascript:void(0)">A script</a></li>
  <li><a id="magnet-link" href="magnet:?xt=urn:btih:0123456789012345678901234567890123456789">A magnet link</a></li>
  <li><a id="local-link" href="http://localhost/secret.txt">A file on this computer</a></li>
</ul>`,
);

const many = page(
  'Many links',
  `<h1>Many links</h1>\n<ol>${Array.from(
    { length: 200 },
    (_, index) => `<li><a href="http://files.example/many/part-${index + 1}.bin">Part ${index + 1}</a></li>`,
  ).join('\n')}</ol>`,
);

/** The pages of `pages.example`, by path. Elements are found by their ids. */
export const samplePages: Readonly<Record<string, string>> = { '/': index, '/many.html': many };
