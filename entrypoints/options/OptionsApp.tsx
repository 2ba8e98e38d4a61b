import { pickerProps } from '@/components/folders/picker-props';
import { OptionsView } from '@/components/options/OptionsView';
import type { Options } from '@/entrypoints/options/options-state';

type OptionsAppProps = {
  readonly options: Options;
  readonly locale: string;
  readonly version: string;
  readonly onFiles: () => void;
};

/** Joins what the options page knows to what it shows. */
export function OptionsApp({ options, locale, version, onFiles }: OptionsAppProps) {
  const { account, settings, folders, downloader, report } = options;
  return (
    <OptionsView
      surroundings={{ locale, now: options.now.value }}
      screen={options.screen.value}
      version={version}
      mark={settings.mark.value}
      declined={options.declined.value}
      keySection={{
        text: options.keyText.value,
        state: options.keyState.value,
        onText: options.type,
        onSave: () => void options.saveKey(),
        onRemove: () => void options.removeKey(),
      }}
      account={{ reading: account.reading.value, onRead: () => void account.read() }}
      sending={{
        folders: pickerProps(folders),
        onFolder: (folder) => void settings.chooseFolder(folder),
        onNumber: (setting, entered) => void settings.enterNumber(setting, entered),
      }}
      sendingState={{
        trying: options.trying.value,
        failure: options.holdFailure.value,
        onTryNow: () => void options.tryNow(),
        onResume: () => void options.run('resume'),
        busy: options.answering.value,
        onAnswer: (answer) => void options.run(answer),
      }}
      direct={{
        onOption: (option, value) => void settings.changeDirect(option, value),
        onAsk: (wanted) => void settings.wantAsked(wanted),
      }}
      downloader={{
        view: downloader.view.value,
        address: downloader.address.value,
        secret: downloader.secret.value,
        state: downloader.state.value,
        onAddress: downloader.typeAddress,
        onSecret: downloader.typeSecret,
        onSave: () => void downloader.save(),
        onTest: () => void downloader.test(),
        onRemoveSecret: () => void downloader.removeSecret(),
      }}
      report={{
        state: report.state.value,
        onOpen: () => void report.open(),
        onCopy: () => void report.copy(),
        onClose: report.close,
      }}
      onFiles={onFiles}
      onNotifications={(wanted) => void settings.wantNotifications(wanted)}
      onGrant={() => void options.grant()}
      onTryAgain={() => void options.load()}
    />
  );
}
