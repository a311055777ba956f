-- SPDX-License-Identifier: Apache-2.0
-- Stores what an extraction made of a file in place of what an older one did; see ProjectFileRepository.ingest. The file is locked
-- first, so that two of these wait for each other. But this statement sees the chunks that were stored when it began, and can't
-- remove later ones: if others ingested the file since then, nothing happens. No row: that, or there is nothing to do.
with before as materialized (
  select id, version from keelson.project_file where project_id = :projectId and id = :fileId
), target as materialized (
  select id, version, extraction_version from keelson.project_file where project_id = :projectId and id = :fileId for no key update
), due as materialized (
  select id from target join before using (id, version) where extraction_version < :extractionVersion
), removed as (
  delete from keelson.file_chunk where project_id = :projectId and file_id in (select id from due) returning id
), emptied as materialized ( -- read before the new chunks are stored, which have the same indexes
  select count(*) from removed
), stored as (
  insert into keelson.file_chunk (project_id, id, file_id, extraction_version, chunk_index, content, digest, page_start, page_end,
                                  token_count, created_at, updated_at, updated_by, version)
  select :projectId, cast(e.id as uuid), due.id, :extractionVersion, e.place - 1, e.content, e.digest, cast(e.page_start as integer),
         cast(e.page_end as integer), cast(e.token_count as integer), cast(e.created_at as timestamptz), keelson.transaction_time(), :actor, 1
    from due cross join emptied
   cross join unnest(cast(:ids as text[]), cast(:contents as text[]), cast(:digests as text[]), cast(:pageStarts as text[]),
                     cast(:pageEnds as text[]), cast(:tokenCounts as text[]), cast(:createdAts as text[]))
         with ordinality e(id, content, digest, page_start, page_end, token_count, created_at, place)
)
update keelson.project_file
   set extraction_version = :extractionVersion, ingested_at = keelson.transaction_time(), {include signed}
 where project_id = :projectId and id in (select id from due)
returning {row}
