-- Runs that go on.
select cast(id as text), 1 from keelson.run where project_id = :projectId and status in {openRun} limit 1
