import { EyeOff } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { headLine } from '@/components/grabber/head-line';
import { Icon } from '@/components/icon/Icon';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import { displayHost, safeText } from '@/utils/links/display-name';
import type { CatchHead } from '@/utils/links/grab/grabbed-link';

type GrabberHeadProps = {
  readonly head: CatchHead | null;
  /** How many links the filter lets through; null: all of them. */
  readonly shown: number | null;
  readonly onGrabPage: () => void;
};

/** Which page the links are of, how many there are, and what could not be read. */
export function GrabberHead({ head, shown, onGrabPage }: GrabberHeadProps) {
  const { locale } = useSurroundings();
  const title = head === null ? '' : safeText(head.title) || displayHost(head.url);
  return (
    <header class="grab-head">
      <h1 class="grab-title">
        <FileName name={title || i18n.t('grabber_title')} />
      </h1>
      <p class="grab-facts quiet">
        {head !== null && headLine(head, shown, locale)}
        {head !== null && head.unreadableFrames > 0 && (
          <span class="warn" title={i18n.t('grab_frames_hint')}>
            {` · ${countText('grab_frames', head.unreadableFrames, locale)}`}
          </span>
        )}
        {head?.isPrivate && (
          <span class="grab-private">
            <Icon node={EyeOff} /> {i18n.t('grab_private')}
          </span>
        )}
      </p>
      {head?.source === 'selection' && head.tabId !== null && (
        <Button label={i18n.t('action_grab_page')} onPress={onGrabPage} />
      )}
    </header>
  );
}
