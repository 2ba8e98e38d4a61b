import { Archive, Cloud, FileText, Film, type IconNode, Image, Link, Music } from 'lucide';
import type { LinkKind } from '@/utils/links/grab/file-kinds';

export const KIND_ICONS: Readonly<Record<LinkKind, IconNode>> = {
  fichier: Cloud,
  archive: Archive,
  video: Film,
  audio: Music,
  image: Image,
  document: FileText,
  other: Link,
};
