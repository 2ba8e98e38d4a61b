/** The fields that the documents of 1fichier, its clients and this extension name, wherever they stand. */
const FIELDS = `
2fa Authorization Cookie Referer User-Agent acl allowed_cold_storage available_cold_storage available_storage cdn
checksum code cold_storage content-type content_type copied count country create_date data date default_cold_storage_quota
default_domain default_port default_port_files default_quota description destination_folder_id destination_user
download download_link download_menu email error execution_date extended_quota extended_quota_end filename files folder_id
folder_name folders from_url ftp_did ftp_mode ftp_report headers hide_links hot_storage id ids incoming inline ip items jobs
link links list mail_rm message moved msg name new_filename new_name no_ssl offer old_filename old_name overquota page_limit
pass password path premium pretty reason remove removed rename renamed request_date requests restrict_ip result results
ru_report rows rw sent_after sent_before service share shared shares sharing_user single size stats_date status sub_folders
subscription_end to_url total updated upload_forbidden uploads url urls use_cdn user voucher whirlpool
`;

const KNOWN: ReadonlySet<string> = new Set(FIELDS.trim().split(/\s+/));

/** Whose rows are records of fields. */
const LISTS: ReadonlySet<string> = new Set(
  'data files folders items jobs links list requests result results rows shares sub_folders uploads urls'.split(
    ' ',
  ),
);

export const isKnownField = (name: string): boolean => KNOWN.has(name);
export const isKnownList = (name: string): boolean => LISTS.has(name);
