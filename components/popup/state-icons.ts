import {
  Ban,
  CircleCheck,
  CirclePause,
  CircleX,
  Clock,
  Cloud,
  CloudUpload,
  type IconNode,
  Search,
} from 'lucide';
import type { ScreenState } from '@/utils/transfers/screen-schema';

export const STATE_ICONS: Readonly<Record<ScreenState, IconNode>> = {
  waiting: Clock,
  'on-hold': CirclePause,
  sending: CloudUpload,
  checking: Search,
  'at-1fichier': Cloud,
  done: CircleCheck,
  failed: CircleX,
  cancelled: Ban,
};
