/** What a link leads to, as far as its address tells. `fichier`: a file or a public folder at 1fichier. */
export const LINK_KINDS = ['fichier', 'archive', 'video', 'audio', 'image', 'document', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const EXTENSIONS: Readonly<Record<Exclude<LinkKind, 'fichier' | 'other'>, string>> = {
  archive:
    '7z ace apk appimage arc arj bin br bz2 bzip2 cab cbr cbz cpio crx deb dmg exe gz gzip img iso jar lha lz lz4 lzh ' +
    'lzma lzo msi nrg pkg rar rpm sit sitx snap tar taz tbz tbz2 tgz tlz txz war wim xpi xz z zip zipx zst',
  video:
    '3g2 3gp asf avi divx f4v flv m2ts m2v m3u8 m4v mk3d mkv mov mp4 mpd mpe mpeg mpg mts ogm ogv qt rm rmvb ts vob ' +
    'webm wmv',
  audio:
    'aac ac3 aif aiff alac ape dsf dts eac3 flac m3u m4a m4b mid midi mka mp2 mp3 mpc oga ogg opus ra tta wav wma wv',
  image:
    'apng avif bmp cr2 dng eps gif heic heif ico jfif jp2 jpe jpeg jpg jxl nef png psd svg tga tif tiff webp xcf',
  document:
    'azw azw3 cbt chm csv djvu doc docm docx epub fb2 ics json key log lrf mobi nfo numbers odg odp ods odt pages pdf ' +
    'pps ppsx ppt pptx ps rtf srt sub tex txt vtt xls xlsm xlsx xml',
};

const KIND_OF: ReadonlyMap<string, LinkKind> = new Map(
  Object.entries(EXTENSIONS).flatMap(([kind, list]) =>
    list.split(' ').map((extension) => [extension, kind as LinkKind] as const),
  ),
);

/** A volume of a split archive: `.r00`, `.z01`, `.001`. */
const VOLUME = /^(?:[rsz]\d{2,3}|\d{3})$/;
const EXTENSION = /[^.]\.([a-z0-9]{1,8})$/i;

/** The extension of a file name in lower case, without its dot; empty when it has none. */
export function extensionOf(name: string): string {
  return EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Null for an extension that says nothing, such as that of a web page. `extension` as `extensionOf` gives it. */
export function kindOfExtension(extension: string): LinkKind | null {
  return KIND_OF.get(extension) ?? (VOLUME.test(extension) ? 'archive' : null);
}
