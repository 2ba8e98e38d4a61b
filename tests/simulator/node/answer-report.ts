import {
  answerHtml,
  answerJson,
  answerNoPage,
  answerText,
  escapeHtml,
  type SimAnswer,
  type SimRequest,
} from '../answer.ts';
import { linkOf, removalLinkOf } from '../model/files.ts';
import { DOMAINS } from '../model/hosts.ts';
import type { StoredFile, Upload } from '../model/records.ts';
import type { World } from '../model/world.ts';

const REPORT_LIFE_MS = 7_200_000;

/** Answers `end.pl`: an HTML page while storing and without the `JSON` header, else the report. */
export function answerReport(world: World, request: SimRequest, id: string | null): SimAnswer {
  const upload = world.state.uploads.get(id ?? '');
  if (upload === undefined || upload.finishedAt === null || upload.node !== request.host)
    return answerNoPage();
  if (world.clock.now() - upload.finishedAt >= REPORT_LIFE_MS) return answerNoPage();
  upload.asked += 1;
  const { endPleaseWait, endEmptyLinks, endEmptyIds } = world.switches;
  const isLost = upload.files.length === 0;
  if (isLost || upload.asked <= endPleaseWait) {
    return answerHtml('<body><div class="bloc2">Veuillez patienter / Please wait</div></body>');
  }
  const isEmpty = upload.asked <= endPleaseWait + endEmptyLinks;
  const files = isEmpty ? [] : upload.files;
  const hasIds = upload.asked > endPleaseWait + endEmptyLinks + endEmptyIds;
  if (request.headers.json !== undefined) {
    return answerJson(
      { incoming: 0, links: files.map((file) => reportRow(file, hasIds)) },
      200,
      request.headers.json === '2',
    );
  }
  if (request.headers.export !== undefined) return answerText(csv(files), 'text/csv; charset=utf-8');
  return answerHtml(reportPage(upload));
}

function reportRow(file: StoredFile, hasId: boolean): object {
  return {
    download: hasId ? linkOf(file) : `https://${file.domain}/?`,
    filename: file.filename,
    remove: file.owner === null ? removalLinkOf(file) : '',
    size: String(file.size),
    whirlpool: file.checksum,
  };
}

function csv(files: readonly StoredFile[]): string {
  return files
    .map(({ filename, size, id, removalCode, domain }) => {
      const number = (DOMAINS as readonly string[]).indexOf(domain);
      return `${[filename, size, id, removalCode, number].join(';')};\n`;
    })
    .join('');
}

function reportPage({ files }: Upload): string {
  const rows = files
    .map(
      (file) =>
        `<tr><td>${escapeHtml(file.filename)}</td><td><a href="${linkOf(file)}">${linkOf(file)}</a></td></tr>`,
    )
    .join('');
  return `<body><table>${rows}</table></body>`;
}
