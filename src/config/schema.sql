-- What the migrations make. Written by `tirek schema`; never edit it by hand. Digest of the migrations: 76f282e9f6f170c01e26d3a906cc4a390acda69500bec7711baa0c1386eaafc5
SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL check_function_bodies = false;
SET LOCAL xmloption = content;
SET LOCAL client_min_messages = warning;
SET LOCAL row_security = off;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE TYPE public.uuidrange AS RANGE (
    subtype = uuid,
    multirange_type_name = public.uuidmultirange
);
CREATE FUNCTION public.activities_attendance_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.event_id, OLD.evidence, OLD.nonce, OLD.came_at, OLD.voids_id)
        IS NOT DISTINCT FROM (NEW.event_id, NEW.evidence, NEW.nonce, NEW.came_at, NEW.voids_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'attendance is never changed or removed; add a row that voids it';
END $$;
CREATE FUNCTION public.calls_handed_in_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.submitted_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF (OLD.entry_id, OLD.number, OLD.form_id, OLD.submitted_at, OLD.digest)
        IS DISTINCT FROM (NEW.entry_id, NEW.number, NEW.form_id, NEW.submitted_at, NEW.digest)
        OR (OLD.answers IS DISTINCT FROM NEW.answers AND NEW.answers <> '{}'::jsonb) THEN
        RAISE EXCEPTION 'a revision that was handed in is never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.calls_result_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'proposed'
        AND (OLD.stage_id, OLD.version, OLD.document, OLD.sha256, OLD.previous_sha256, OLD.signature, OLD.public_key,
             OLD.proposed_at, OLD.proposed_by_id)
        IS NOT DISTINCT FROM
            (NEW.stage_id, NEW.version, NEW.document, NEW.sha256, NEW.previous_sha256, NEW.signature, NEW.public_key,
             NEW.proposed_at, NEW.proposed_by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the result of a stage is never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.cases_clockentry_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('tirek.retention', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND current_setting('tirek.merge', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'cases_clockentry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.core_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.people_disclosure_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('tirek.retention', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'people_disclosure is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
SET LOCAL default_tablespace = '';
SET LOCAL default_table_access_method = heap;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.reports_annualedition_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state <> 'asked' OR NEW.document <> OLD.document OR NEW.sha256 <> OLD.sha256 THEN
        RAISE EXCEPTION 'what was proposed or published of an annual report stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.reports_annualwords_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'reports_annualwords is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.reports_row_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.reports_snapshot_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'reports_snapshot is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_attendance (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    evidence character varying(10) NOT NULL,
    nonce uuid NOT NULL,
    came_at timestamp with time zone NOT NULL,
    recorded_by_id uuid,
    device character varying(60) NOT NULL,
    person_id uuid,
    voids_id uuid,
    event_id uuid NOT NULL,
    registration_id uuid,
    CONSTRAINT attendance_is_not_an_estimate CHECK ((NOT ((evidence)::text = 'estimate'::text)))
);
CREATE TABLE public.activities_booking (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    during tstzrange NOT NULL,
    held tstzrange NOT NULL,
    purpose character varying(300) NOT NULL,
    people smallint,
    is_block boolean NOT NULL,
    booked_by_id uuid NOT NULL,
    booked_by_name character varying(200) NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    settled_by_id uuid,
    reason character varying(300) NOT NULL,
    booked_for_id uuid NOT NULL,
    series_id uuid,
    event_id uuid,
    room_id uuid NOT NULL,
    CONSTRAINT activities_booking_people_check CHECK ((people >= 0)),
    CONSTRAINT booking_holds_its_time CHECK ((held @> during)),
    CONSTRAINT booking_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.activities_bookingseries (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    rule character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    room_id uuid NOT NULL,
    CONSTRAINT activities_bookingseries_minutes_check CHECK ((minutes >= 0))
);
CREATE TABLE public.activities_certificate (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(30) NOT NULL,
    issued_on date NOT NULL,
    valid_until date,
    percent smallint,
    revoked_at timestamp with time zone,
    revoke_reason character varying(300) NOT NULL,
    organisation_id uuid,
    person_id uuid,
    course_id uuid NOT NULL,
    event_id uuid NOT NULL,
    code character varying(16) NOT NULL,
    hours smallint,
    issued_by_id uuid,
    language character varying(2) NOT NULL,
    name character varying(200) NOT NULL,
    registration_id uuid,
    revoked_by_id uuid,
    user_id uuid,
    CONSTRAINT activities_certificate_hours_check CHECK ((hours >= 0)),
    CONSTRAINT activities_certificate_percent_check CHECK ((percent >= 0)),
    CONSTRAINT certificate_revoked_with_reason CHECK (((revoked_at IS NULL) OR (NOT ((revoke_reason)::text = ''::text)))),
    CONSTRAINT certificate_valid_after_issue CHECK (((valid_until IS NULL) OR (valid_until >= issued_on)))
);
CREATE TABLE public.activities_course (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    hours smallint NOT NULL,
    pass_mark smallint,
    valid_months smallint,
    for_roles character varying(20)[] NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    is_open boolean NOT NULL,
    organisation_id uuid NOT NULL,
    attempts smallint NOT NULL,
    CONSTRAINT activities_course_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT activities_course_hours_check CHECK ((hours >= 0)),
    CONSTRAINT activities_course_pass_mark_check CHECK ((pass_mark >= 0)),
    CONSTRAINT activities_course_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT course_pass_mark_percent CHECK (((pass_mark IS NULL) OR ((pass_mark >= 1) AND (pass_mark <= 100))))
);
CREATE TABLE public.activities_equipment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(60) NOT NULL,
    inventory_number character varying(40) NOT NULL,
    is_usable boolean NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.activities_equipmentbooking (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    held tstzrange NOT NULL,
    is_released boolean NOT NULL,
    booking_id uuid NOT NULL,
    equipment_id uuid NOT NULL
);
CREATE TABLE public.activities_event (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(12) NOT NULL,
    format character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    held_on date NOT NULL,
    place character varying(300) NOT NULL,
    online_link character varying(500) NOT NULL,
    recording character varying(500) NOT NULL,
    host character varying(200) NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    language character varying(2) NOT NULL,
    entrance character varying(12) NOT NULL,
    capacity integer,
    is_public boolean NOT NULL,
    report text NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id uuid,
    cancel_reason character varying(300) NOT NULL,
    version integer NOT NULL,
    area_id uuid NOT NULL,
    course_id uuid,
    organiser_id uuid NOT NULL,
    project_id uuid,
    series_id uuid,
    course_hours smallint,
    CONSTRAINT activities_event_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT activities_event_course_hours_check CHECK ((course_hours >= 0)),
    CONSTRAINT activities_event_version_check CHECK ((version >= 0)),
    CONSTRAINT event_capacity CHECK (((capacity IS NULL) OR (capacity > 0))),
    CONSTRAINT event_closed_has_time CHECK ((((closed_at IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT event_ends_after_it_begins CHECK ((ends_at > starts_at))
);
CREATE TABLE public.activities_eventpart (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    role character varying(12) NOT NULL,
    event_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.activities_eventphoto (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    stored_as character varying(200) NOT NULL,
    caption character varying(300) NOT NULL,
    people_agreed boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    event_id uuid NOT NULL
);
CREATE TABLE public.activities_headcount (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    evidence character varying(10) NOT NULL,
    attendances integer NOT NULL,
    people integer,
    document character varying(300) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid,
    event_id uuid NOT NULL,
    CONSTRAINT activities_headcount_attendances_check CHECK ((attendances >= 0)),
    CONSTRAINT activities_headcount_people_check CHECK ((people >= 0)),
    CONSTRAINT headcount_people_within_attendances CHECK (((people IS NULL) OR (people <= attendances)))
);
CREATE TABLE public.activities_programmeitem (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    speaker character varying(300) NOT NULL,
    event_id uuid NOT NULL
);
CREATE TABLE public.activities_project (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    during daterange NOT NULL,
    goal_kk text NOT NULL,
    goal_ru text NOT NULL,
    goal_en text NOT NULL,
    result_kk text NOT NULL,
    result_ru text NOT NULL,
    result_en text NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT project_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.activities_projectbody (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    since date NOT NULL,
    organisation_id uuid NOT NULL,
    project_id uuid NOT NULL,
    until date,
    CONSTRAINT project_body_until CHECK (((until IS NULL) OR (until >= since)))
);
CREATE TABLE public.activities_question (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    asker_name character varying(200) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    text text NOT NULL,
    nonce uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    taken_by_id uuid,
    due_on date,
    answer text NOT NULL,
    on_the_spot boolean NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    published_text text NOT NULL,
    published_answer text NOT NULL,
    published_at timestamp with time zone,
    agency_id uuid,
    event_id uuid NOT NULL,
    person_id uuid,
    service_id uuid,
    note character varying(500) NOT NULL,
    CONSTRAINT question_answered_has_answer CHECK (((NOT ((state)::text = 'answered'::text)) OR ((answered_at IS NOT NULL) AND (NOT (answer = ''::text))))),
    CONSTRAINT question_assigned_has_agency CHECK (((NOT ((state)::text = 'assigned'::text)) OR ((agency_id IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT question_published_has_text CHECK (((published_at IS NULL) OR (NOT (published_text = ''::text))))
);
CREATE TABLE public.activities_registration (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    ticket character varying(40) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    event_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    user_id uuid
);
CREATE TABLE public.activities_room (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(20) NOT NULL,
    seats smallint NOT NULL,
    computers smallint NOT NULL,
    has_projector boolean NOT NULL,
    is_accessible boolean NOT NULL,
    online_link character varying(500) NOT NULL,
    gap_minutes smallint NOT NULL,
    needs_approval boolean NOT NULL,
    opens_at time without time zone NOT NULL,
    closes_at time without time zone NOT NULL,
    is_open boolean NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT activities_room_computers_check CHECK ((computers >= 0)),
    CONSTRAINT activities_room_gap_minutes_check CHECK ((gap_minutes >= 0)),
    CONSTRAINT activities_room_seats_check CHECK ((seats >= 0))
);
CREATE TABLE public.activities_roomcalendar (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    token_digest character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    house_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.activities_series (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    rule character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    organiser_id uuid NOT NULL,
    CONSTRAINT activities_series_minutes_check CHECK ((minutes >= 0))
);
CREATE TABLE public.activities_slot (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during tstzrange NOT NULL,
    online_link character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    visitor_name character varying(200) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    topic character varying(300) NOT NULL,
    code_digest character varying(64) NOT NULL,
    booked_at timestamp with time zone,
    settled_at timestamp with time zone,
    office_id uuid NOT NULL,
    person_id uuid,
    receiver_id uuid NOT NULL,
    cancel_reason character varying(300) NOT NULL,
    cancelled_by_visitor boolean NOT NULL,
    number character varying(20),
    outcome text NOT NULL,
    CONSTRAINT slot_has_visitor CHECK (((NOT ((state)::text = ANY ((ARRAY['booked'::character varying, 'held'::character varying, 'missed'::character varying])::text[]))) OR (NOT ((visitor_name)::text = ''::text)))),
    CONSTRAINT slot_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.activities_testattempt (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    answers jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    percent smallint,
    course_id uuid NOT NULL,
    event_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    items jsonb NOT NULL,
    registration_id uuid,
    user_id uuid,
    CONSTRAINT activities_testattempt_percent_check CHECK ((percent >= 0))
);
CREATE TABLE public.activities_testitem (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    text_kk text NOT NULL,
    text_ru text NOT NULL,
    choices jsonb NOT NULL,
    course_id uuid NOT NULL,
    CONSTRAINT activities_testitem_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.activities_tour (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    answer_days smallint NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    organiser_id uuid NOT NULL,
    cancel_reason character varying(300) NOT NULL,
    CONSTRAINT activities_tour_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT tour_ends_after_it_begins CHECK ((ends_on >= begins_on))
);
CREATE TABLE public.activities_tour_services (
    id bigint NOT NULL,
    tour_id uuid NOT NULL,
    service_id uuid NOT NULL
);
ALTER TABLE public.activities_tour_services ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activities_tour_services_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activities_touragency (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    explains character varying(300) NOT NULL,
    representative character varying(200) NOT NULL,
    organisation_id uuid NOT NULL,
    tour_id uuid NOT NULL
);
CREATE TABLE public.activities_tourstop (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    transport character varying(300) NOT NULL,
    event_id uuid NOT NULL,
    tour_id uuid NOT NULL,
    CONSTRAINT activities_tourstop_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.calls_amendment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text_kk text NOT NULL,
    text_ru text NOT NULL,
    text_en text NOT NULL,
    changes jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid NOT NULL,
    call_id uuid NOT NULL
);
CREATE TABLE public.calls_assignment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    entry_id uuid NOT NULL,
    member_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    distribution_id uuid,
    CONSTRAINT assignment_ended_has_moment CHECK (((NOT ((state)::text = ANY ((ARRAY['recused'::character varying, 'withdrawn'::character varying])::text[]))) OR (ended_at IS NOT NULL))),
    CONSTRAINT calls_assignment_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.calls_award (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(24) NOT NULL,
    code character varying(16) NOT NULL,
    kind character varying(12) NOT NULL,
    level character varying(10) NOT NULL,
    name character varying(300) NOT NULL,
    public_name character varying(300) NOT NULL,
    work_title character varying(300) NOT NULL,
    language character varying(2) NOT NULL,
    awarded_on date NOT NULL,
    act character varying(200) NOT NULL,
    given_by_id uuid,
    revoked_at timestamp with time zone,
    revoked_by_id uuid,
    revoke_reason character varying(300) NOT NULL,
    area_id uuid,
    call_id uuid NOT NULL,
    entry_id uuid,
    nomination_id uuid,
    candidate_id uuid,
    CONSTRAINT award_is_somebodys CHECK (((entry_id IS NOT NULL) OR (candidate_id IS NOT NULL))),
    CONSTRAINT award_revoked_with_reason CHECK (((revoked_at IS NULL) OR (NOT ((revoke_reason)::text = ''::text))))
);
CREATE TABLE public.calls_budgetline (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    title character varying(200) NOT NULL,
    planned numeric(14,2) NOT NULL,
    grant_id uuid NOT NULL,
    CONSTRAINT calls_budgetline_position_check CHECK (("position" >= 0)),
    CONSTRAINT grant_line_not_negative CHECK ((planned >= (0)::numeric))
);
CREATE TABLE public.calls_call (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    zone character varying(40) NOT NULL,
    published_at timestamp with time zone,
    frozen_at timestamp with time zone,
    age_on date,
    youngest smallint,
    oldest smallint,
    with_guardian_under smallint,
    entrants jsonb NOT NULL,
    quiz jsonb NOT NULL,
    shows_scores boolean NOT NULL,
    shows_comments boolean NOT NULL,
    version integer NOT NULL,
    organisation_id uuid NOT NULL,
    contact character varying(200) NOT NULL,
    previous_id uuid,
    promise_digest character varying(64) NOT NULL,
    CONSTRAINT call_closes_after_it_opens CHECK ((closes_at > opens_at)),
    CONSTRAINT call_published_has_moment CHECK ((((state)::text = 'draft'::text) OR (published_at IS NOT NULL))),
    CONSTRAINT calls_call_oldest_check CHECK ((oldest >= 0)),
    CONSTRAINT calls_call_version_check CHECK ((version >= 0)),
    CONSTRAINT calls_call_with_guardian_under_check CHECK ((with_guardian_under >= 0)),
    CONSTRAINT calls_call_youngest_check CHECK ((youngest >= 0))
);
CREATE TABLE public.calls_candidate (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(16) NOT NULL,
    name character varying(200) NOT NULL,
    post character varying(300) NOT NULL,
    merits text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by_user_id uuid,
    votes_for smallint,
    votes_against smallint,
    votes_abstained smallint,
    considered_on date,
    protocol character varying(100) NOT NULL,
    act character varying(200) NOT NULL,
    awards boolean,
    drafted_by_id uuid,
    drafted_at timestamp with time zone,
    decided_by_id uuid,
    decided_at timestamp with time zone,
    area_id uuid,
    call_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT calls_candidate_votes_abstained_check CHECK ((votes_abstained >= 0)),
    CONSTRAINT calls_candidate_votes_against_check CHECK ((votes_against >= 0)),
    CONSTRAINT calls_candidate_votes_for_check CHECK ((votes_for >= 0)),
    CONSTRAINT candidate_considered_with_votes CHECK ((((state)::text = 'proposed'::text) OR ((considered_on IS NOT NULL) AND (votes_for IS NOT NULL)))),
    CONSTRAINT candidate_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = drafted_by_id) AND (decided_by_id IS NOT NULL) AND (drafted_by_id IS NOT NULL))))),
    CONSTRAINT candidate_decided_by_two CHECK (((NOT ((state)::text = ANY ((ARRAY['awarded'::character varying, 'declined'::character varying])::text[]))) OR ((decided_at IS NOT NULL) AND (drafted_by_id IS NOT NULL))))
);
CREATE TABLE public.calls_conflict (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    is_declared boolean NOT NULL,
    note character varying(300) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    entry_id uuid NOT NULL,
    member_id uuid NOT NULL
);
CREATE TABLE public.calls_criterion (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    weight numeric(6,3) NOT NULL,
    low smallint NOT NULL,
    high smallint NOT NULL,
    anchors jsonb NOT NULL,
    is_optional boolean NOT NULL,
    stage_id uuid NOT NULL,
    CONSTRAINT calls_criterion_position_check CHECK (("position" >= 0)),
    CONSTRAINT criterion_has_a_scale CHECK (((high > low) AND (weight > (0)::numeric)))
);
CREATE TABLE public.calls_distribution (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    seed bigint NOT NULL,
    rules jsonb NOT NULL,
    summary jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    stage_id uuid NOT NULL,
    CONSTRAINT calls_distribution_seed_check CHECK ((seed >= 0))
);
CREATE TABLE public.calls_entry (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(24) NOT NULL,
    state character varying(12) NOT NULL,
    entrant_kind character varying(12) NOT NULL,
    code_digest character varying(128) NOT NULL,
    language character varying(2) NOT NULL,
    title character varying(300) NOT NULL,
    name character varying(200) NOT NULL,
    organisation_name character varying(300) NOT NULL,
    organisation_number character varying(12) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    born_on date,
    country character varying(2) NOT NULL,
    first_submitted_at timestamp with time zone,
    submitted_at timestamp with time zone,
    state_reason character varying(500) NOT NULL,
    version integer NOT NULL,
    area_id uuid,
    call_id uuid NOT NULL,
    user_id uuid,
    revision_id uuid,
    nomination_id uuid,
    formal character varying(10) NOT NULL,
    "group" uuid,
    link_serial smallint NOT NULL,
    typed jsonb NOT NULL,
    CONSTRAINT calls_entry_link_serial_check CHECK ((link_serial >= 0)),
    CONSTRAINT calls_entry_version_check CHECK ((version >= 0)),
    CONSTRAINT entry_handed_in_is_whole CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'withdrawn'::character varying])::text[])) OR ((nomination_id IS NOT NULL) AND (revision_id IS NOT NULL) AND (submitted_at IS NOT NULL))))
);
CREATE TABLE public.calls_entryfile (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    field character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    size bigint NOT NULL,
    received bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    stored_as character varying(200) NOT NULL,
    is_current boolean NOT NULL,
    entry_id uuid NOT NULL,
    scan character varying(10) NOT NULL,
    CONSTRAINT calls_entryfile_received_check CHECK ((received >= 0)),
    CONSTRAINT calls_entryfile_size_check CHECK ((size >= 0)),
    CONSTRAINT entry_file_not_over_size CHECK ((received <= size))
);
CREATE TABLE public.calls_entryprint (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    shingles bigint[] NOT NULL,
    entry_id uuid NOT NULL,
    revision_id uuid NOT NULL
);
CREATE TABLE public.calls_entryrevision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    answers jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    digest character varying(64) NOT NULL,
    entry_id uuid NOT NULL,
    form_id uuid NOT NULL,
    CONSTRAINT calls_entryrevision_number_check CHECK ((number >= 0))
);
CREATE TABLE public.calls_evaluation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    comment text NOT NULL,
    note text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    version integer NOT NULL,
    assignment_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    CONSTRAINT calls_evaluation_version_check CHECK ((version >= 0))
);
CREATE TABLE public.calls_expense (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    amount numeric(14,2) NOT NULL,
    what character varying(300) NOT NULL,
    supplier character varying(200) NOT NULL,
    receipt_number character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    stored_as character varying(200) NOT NULL,
    line_id uuid NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT calls_expense_size_check CHECK ((size >= 0)),
    CONSTRAINT expense_is_money CHECK ((amount > (0)::numeric))
);
CREATE TABLE public.calls_extension (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying(500) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_by_id uuid NOT NULL,
    entry_id uuid NOT NULL
);
CREATE TABLE public.calls_formalcheck (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(1000) NOT NULL,
    until timestamp with time zone,
    checked_at timestamp with time zone NOT NULL,
    checked_by_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    CONSTRAINT formal_check_says_why CHECK ((((outcome)::text = 'passed'::text) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.calls_formversion (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    schema jsonb NOT NULL,
    published_at timestamp with time zone,
    call_id uuid NOT NULL,
    CONSTRAINT calls_formversion_number_check CHECK ((number >= 0))
);
CREATE TABLE public.calls_grant (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(24) NOT NULL,
    state character varying(10) NOT NULL,
    title character varying(300) NOT NULL,
    grantee_name character varying(300) NOT NULL,
    grantee_number character varying(12) NOT NULL,
    is_person boolean NOT NULL,
    signatory character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    total numeric(14,2) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    signed_on date,
    ended_on date,
    end_reason character varying(500) NOT NULL,
    prepared_by_id uuid NOT NULL,
    signed_by_id uuid,
    token_digest character varying(64) NOT NULL,
    version integer NOT NULL,
    area_id uuid,
    call_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    user_id uuid,
    CONSTRAINT calls_grant_version_check CHECK ((version >= 0)),
    CONSTRAINT grant_ended_with_reason CHECK (((NOT ((state)::text = 'ended'::text)) OR ((ended_on IS NOT NULL) AND (NOT ((end_reason)::text = ''::text))))),
    CONSTRAINT grant_ends_after_it_starts CHECK ((ends_on >= starts_on)),
    CONSTRAINT grant_gives_money CHECK ((total > (0)::numeric)),
    CONSTRAINT grant_in_force_is_signed CHECK ((((state)::text = 'prepared'::text) OR ((signed_by_id IS NOT NULL) AND (signed_on IS NOT NULL)))),
    CONSTRAINT grant_signed_by_another CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = prepared_by_id) AND (signed_by_id IS NOT NULL)))))
);
CREATE TABLE public.calls_grantamendment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    state character varying(10) NOT NULL,
    changes jsonb NOT NULL,
    reason character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    answer character varying(500) NOT NULL,
    grant_id uuid NOT NULL,
    CONSTRAINT calls_grantamendment_number_check CHECK ((number >= 0)),
    CONSTRAINT grant_amendment_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.calls_grantindicator (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    title character varying(200) NOT NULL,
    planned numeric(12,2) NOT NULL,
    grant_id uuid NOT NULL,
    CONSTRAINT calls_grantindicator_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.calls_grantreport (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    due_on date NOT NULL,
    is_final boolean NOT NULL,
    state character varying(10) NOT NULL,
    text text NOT NULL,
    submitted_at timestamp with time zone,
    submitted_by_id uuid,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    remark text NOT NULL,
    version integer NOT NULL,
    grant_id uuid NOT NULL,
    CONSTRAINT calls_grantreport_position_check CHECK (("position" >= 0)),
    CONSTRAINT calls_grantreport_version_check CHECK ((version >= 0)),
    CONSTRAINT grant_report_handed_in CHECK ((((state)::text = 'owed'::text) OR (submitted_at IS NOT NULL))),
    CONSTRAINT grant_report_returned_with_remark CHECK (((NOT ((state)::text = 'returned'::text)) OR (NOT (remark = ''::text))))
);
CREATE TABLE public.calls_grantreturn (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    amount numeric(14,2) NOT NULL,
    reason character varying(500) NOT NULL,
    due_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    returned_on date,
    payment_number character varying(60) NOT NULL,
    grant_id uuid NOT NULL,
    CONSTRAINT grant_return_is_money CHECK ((amount > (0)::numeric)),
    CONSTRAINT grant_returned_with_payment CHECK (((returned_on IS NULL) OR (NOT ((payment_number)::text = ''::text))))
);
CREATE TABLE public.calls_guardianconsent (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    child_name character varying(200) NOT NULL,
    guardian_name character varying(200) NOT NULL,
    relation character varying(100) NOT NULL,
    contact character varying(200) NOT NULL,
    purposes jsonb NOT NULL,
    channel character varying(20) NOT NULL,
    text_version character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    given_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    entry_id uuid NOT NULL,
    asked_at timestamp with time zone,
    member_id uuid,
    token_digest character varying(64) NOT NULL,
    CONSTRAINT guardian_asked_or_agreed CHECK (((given_at IS NOT NULL) OR (asked_at IS NOT NULL)))
);
CREATE TABLE public.calls_indicatorfact (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    value numeric(12,2) NOT NULL,
    indicator_id uuid NOT NULL,
    report_id uuid NOT NULL
);
CREATE TABLE public.calls_juryabsence (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    CONSTRAINT jury_absence_ends_after_it_starts CHECK ((ends_at > starts_at))
);
CREATE TABLE public.calls_juryday (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    breaks jsonb NOT NULL,
    link character varying(300) NOT NULL,
    stage_id uuid NOT NULL,
    CONSTRAINT calls_juryday_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT jury_day_ends_after_it_starts CHECK ((ends_at > starts_at)),
    CONSTRAINT jury_day_has_minutes CHECK ((minutes >= 3))
);
CREATE TABLE public.calls_juryslot (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    told_for timestamp with time zone,
    began_at timestamp with time zone,
    finished_at timestamp with time zone,
    notes text NOT NULL,
    day_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    waits_since timestamp with time zone,
    locked_at timestamp with time zone,
    locked_by_id uuid
);
CREATE TABLE public.calls_likeness (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    share smallint NOT NULL,
    found_at timestamp with time zone NOT NULL,
    verdict character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    entry_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT calls_likeness_share_check CHECK ((share >= 0))
);
CREATE TABLE public.calls_nomination (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    youngest smallint,
    oldest smallint,
    largest_sum numeric(14,2),
    call_id uuid NOT NULL,
    CONSTRAINT calls_nomination_oldest_check CHECK ((oldest >= 0)),
    CONSTRAINT calls_nomination_position_check CHECK (("position" >= 0)),
    CONSTRAINT calls_nomination_youngest_check CHECK ((youngest >= 0))
);
CREATE TABLE public.calls_panelmember (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    role character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    languages jsonb NOT NULL,
    fields jsonb NOT NULL,
    employer character varying(300) NOT NULL,
    organisation_number character varying(12) NOT NULL,
    kin jsonb NOT NULL,
    capacity smallint,
    invited_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    left_at timestamp with time zone,
    area_id uuid,
    call_id uuid NOT NULL,
    user_id uuid,
    declined_at timestamp with time zone,
    language character varying(2) NOT NULL,
    left_reason character varying(500) NOT NULL,
    token_digest character varying(64) NOT NULL,
    token_until timestamp with time zone,
    CONSTRAINT calls_panelmember_capacity_check CHECK ((capacity >= 0))
);
CREATE TABLE public.calls_prize (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    amount numeric(14,2),
    due_on date,
    given_on date,
    confirmed_at timestamp with time zone,
    version integer NOT NULL,
    award_id uuid NOT NULL,
    CONSTRAINT calls_prize_version_check CHECK ((version >= 0)),
    CONSTRAINT prize_confirmed_at CHECK (((NOT ((state)::text = 'confirmed'::text)) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT prize_given_has_day CHECK (((NOT ((state)::text = ANY ((ARRAY['given'::character varying, 'confirmed'::character varying])::text[]))) OR (given_on IS NOT NULL)))
);
CREATE TABLE public.calls_prizestep (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    day date,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    prize_id uuid NOT NULL,
    CONSTRAINT prize_postponed_with_reason CHECK (((NOT ((state)::text = 'postponed'::text)) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.calls_reportreminder (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    rung character varying(10) NOT NULL,
    due_on date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    report_id uuid NOT NULL
);
CREATE TABLE public.calls_score (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    value smallint,
    is_abstention boolean NOT NULL,
    criterion_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    CONSTRAINT score_points_or_abstention CHECK (((is_abstention AND (value IS NULL)) OR ((NOT is_abstention) AND (value IS NOT NULL))))
);
CREATE TABLE public.calls_showing (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    text text NOT NULL,
    video character varying(300) NOT NULL,
    shown_as character varying(300) NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    shown_by_id uuid,
    hidden_at timestamp with time zone,
    votes integer NOT NULL,
    call_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT calls_showing_votes_check CHECK ((votes >= 0))
);
CREATE TABLE public.calls_sitevisit (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    visitors character varying(300) NOT NULL,
    findings text NOT NULL,
    to_mend text NOT NULL,
    mend_by date,
    mended_on date,
    planned_by_id uuid NOT NULL,
    reported_at timestamp with time zone,
    grant_id uuid NOT NULL,
    CONSTRAINT site_visit_reported_with_findings CHECK (((reported_at IS NULL) OR (NOT (findings = ''::text))))
);
CREATE TABLE public.calls_stage (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    is_blind boolean NOT NULL,
    reviews_each smallint NOT NULL,
    minimum_reviews smallint NOT NULL,
    quorum smallint NOT NULL,
    passing integer,
    passing_by jsonb NOT NULL,
    per_region integer,
    ties jsonb NOT NULL,
    seed character varying(64) NOT NULL,
    call_id uuid NOT NULL,
    CONSTRAINT calls_stage_minimum_reviews_check CHECK ((minimum_reviews >= 0)),
    CONSTRAINT calls_stage_passing_check CHECK ((passing >= 0)),
    CONSTRAINT calls_stage_per_region_check CHECK ((per_region >= 0)),
    CONSTRAINT calls_stage_position_check CHECK (("position" >= 0)),
    CONSTRAINT calls_stage_quorum_check CHECK ((quorum >= 0)),
    CONSTRAINT calls_stage_reviews_each_check CHECK ((reviews_each >= 0)),
    CONSTRAINT stage_ends_after_it_starts CHECK ((ends_at > starts_at))
);
CREATE TABLE public.calls_stageresult (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    previous_sha256 character varying(64) NOT NULL,
    reason character varying(500) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by_id uuid NOT NULL,
    settled_at timestamp with time zone,
    settled_by_id uuid,
    stage_id uuid NOT NULL,
    signature character varying(100) NOT NULL,
    public_key character varying(60) NOT NULL,
    CONSTRAINT calls_stageresult_version_check CHECK ((version >= 0)),
    CONSTRAINT stage_result_second_person CHECK (((NOT ((state)::text = 'published'::text)) OR (NOT ((settled_by_id = proposed_by_id) AND (settled_by_id IS NOT NULL))))),
    CONSTRAINT stage_result_settled CHECK (((NOT ((state)::text = 'published'::text)) OR ((settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);
CREATE TABLE public.calls_teammember (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    part character varying(200) NOT NULL,
    born_on date,
    entry_id uuid NOT NULL
);
CREATE TABLE public.calls_tranche (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    amount numeric(14,2) NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    paid_on date,
    payment_number character varying(60) NOT NULL,
    paid_by_id uuid,
    after_id uuid,
    grant_id uuid NOT NULL,
    CONSTRAINT calls_tranche_position_check CHECK (("position" >= 0)),
    CONSTRAINT tranche_gives_money CHECK ((amount > (0)::numeric)),
    CONSTRAINT tranche_paid_is_whole CHECK (((NOT ((state)::text = 'paid'::text)) OR ((paid_by_id IS NOT NULL) AND (paid_on IS NOT NULL) AND (NOT ((payment_number)::text = ''::text)))))
);
CREATE TABLE public.calls_unlocking (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reason character varying(500) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    entry_id uuid
);
CREATE TABLE public.calls_vote (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cast_at timestamp with time zone NOT NULL,
    address_digest character varying(64) NOT NULL,
    is_struck boolean NOT NULL,
    showing_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.calls_voteanomaly (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    key character varying(100) NOT NULL,
    count integer NOT NULL,
    found_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    settled_by_id uuid,
    note character varying(300) NOT NULL,
    stage_id uuid NOT NULL,
    CONSTRAINT calls_voteanomaly_count_check CHECK ((count >= 0))
);
CREATE TABLE public.cases_account (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    language character varying(2) NOT NULL,
    entered_at timestamp with time zone NOT NULL
);
CREATE TABLE public.cases_accountcase (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    how character varying(8) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_accountcode (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    digest character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT account_code_few_tries CHECK ((tries <= 5)),
    CONSTRAINT cases_accountcode_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.cases_accountcontact (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(254) NOT NULL,
    proved_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL
);
CREATE TABLE public.cases_answer (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    number character varying(24) NOT NULL,
    signed_by_id uuid NOT NULL,
    signed_by_name character varying(200) NOT NULL,
    signed_by_post character varying(200) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_answerdraft (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    text text NOT NULL,
    result character varying(12) NOT NULL,
    reason text NOT NULL,
    revision integer NOT NULL,
    written_by_id uuid NOT NULL,
    written_by_name character varying(200) NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    submitted_by_id uuid,
    submitted_at timestamp with time zone,
    approved_by_id uuid,
    approved_by_name character varying(200) NOT NULL,
    approved_at timestamp with time zone,
    case_id uuid NOT NULL,
    CONSTRAINT cases_answerdraft_revision_check CHECK ((revision >= 0)),
    CONSTRAINT draft_approved_has_time CHECK (((NOT ((state)::text = 'approved'::text)) OR (approved_at IS NOT NULL)))
);
CREATE TABLE public.cases_answerpractice (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    practice character varying(10) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id uuid NOT NULL,
    office_id uuid NOT NULL
);
CREATE TABLE public.cases_attachment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    received integer NOT NULL,
    media_type character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    stored_as character varying(200) NOT NULL,
    scan character varying(10) NOT NULL,
    added_by_id uuid,
    is_from_applicant boolean NOT NULL,
    case_id uuid,
    draft_id uuid,
    line_id uuid,
    CONSTRAINT attachment_belongs_somewhere CHECK (((case_id IS NOT NULL) OR (draft_id IS NOT NULL))),
    CONSTRAINT attachment_not_over_size CHECK ((received <= size)),
    CONSTRAINT cases_attachment_received_check CHECK ((received >= 0)),
    CONSTRAINT cases_attachment_size_check CHECK ((size >= 0))
);
CREATE TABLE public.cases_bulkrun (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    kind character varying(10) NOT NULL,
    by_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    results jsonb NOT NULL,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    organisation_id uuid,
    for_user_id uuid,
    language character varying(2) NOT NULL,
    asked jsonb NOT NULL,
    told jsonb NOT NULL
);
CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    pin_digest character varying(64) NOT NULL,
    intake_key uuid,
    kind character varying(12) NOT NULL,
    channel character varying(6) NOT NULL,
    state character varying(12) NOT NULL,
    language character varying(2) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    registered_on date NOT NULL,
    due_on date NOT NULL,
    answered_on date,
    closed_at timestamp with time zone,
    outcome character varying(12),
    outcome_on date,
    confirmed_at timestamp with time zone,
    reopened_count smallint NOT NULL,
    registered_by_id uuid,
    search_terms text NOT NULL,
    version integer NOT NULL,
    applicant_id uuid NOT NULL,
    area_id uuid NOT NULL,
    assignee_id uuid,
    offered_to_id uuid,
    office_id uuid NOT NULL,
    service_id uuid NOT NULL,
    contacts_given character varying(300) NOT NULL,
    anonymised_at timestamp with time zone,
    search_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, search_terms)) STORED,
    CONSTRAINT case_closed_at_iff_closed CHECK ((((state)::text = 'closed'::text) OR (closed_at IS NULL))),
    CONSTRAINT case_closed_has_time CHECK (((NOT ((state)::text = 'closed'::text)) OR (closed_at IS NOT NULL))),
    CONSTRAINT case_done_has_outcome CHECK ((((state)::text = ANY ((ARRAY['registered'::character varying, 'in_progress'::character varying])::text[])) OR ((outcome IS NOT NULL) AND (outcome_on IS NOT NULL)))),
    CONSTRAINT case_due_after_registration CHECK ((due_on >= registered_on)),
    CONSTRAINT cases_case_reopened_count_check CHECK ((reopened_count >= 0)),
    CONSTRAINT cases_case_version_check CHECK ((version >= 0))
);
CREATE TABLE public.cases_caselink (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    CONSTRAINT case_link_in_order CHECK ((earlier_id < later_id))
);
CREATE TABLE public.cases_casemerge (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    pin_digest character varying(64) NOT NULL,
    intake_key uuid,
    kept jsonb NOT NULL,
    reason text NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    merged_by_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_caseorigin (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    question_id uuid,
    slot_id uuid,
    CONSTRAINT case_origin_is_one CHECK ((((question_id IS NOT NULL) AND (slot_id IS NULL)) OR ((question_id IS NULL) AND (slot_id IS NOT NULL))))
);
CREATE TABLE public.cases_casepart (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    state character varying(10) NOT NULL,
    crossing jsonb NOT NULL,
    due_on date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by_id uuid,
    responded_at timestamp with time zone,
    response text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    answered_by_name character varying(200) NOT NULL,
    ended_at timestamp with time zone,
    assignee_id uuid,
    case_id uuid NOT NULL,
    from_office_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT cases_casepart_position_check CHECK (("position" >= 0)),
    CONSTRAINT part_answered_has_answer CHECK (((NOT ((state)::text = 'answered'::text)) OR ((NOT (answer = ''::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT part_ended_has_reason CHECK (((NOT ((state)::text = ANY ((ARRAY['declined'::character varying, 'taken_back'::character varying])::text[]))) OR (NOT (response = ''::text))))
);
CREATE TABLE public.cases_clockentry (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sequence smallint NOT NULL,
    event character varying(12) NOT NULL,
    rule character varying(40) NOT NULL,
    rule_version character varying(20) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    counts_from date NOT NULL,
    working_days smallint,
    skipped jsonb NOT NULL,
    calendar character varying(40) NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL,
    by_user_id uuid,
    by_organisation_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT cases_clockentry_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT cases_clockentry_working_days_check CHECK ((working_days >= 0))
);
CREATE TABLE public.cases_coexecutor (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.cases_complaint (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ground character varying(8) NOT NULL,
    author_id uuid,
    made_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    body_due_on date NOT NULL,
    body_words text NOT NULL,
    body_at timestamp with time zone,
    body_by_name character varying(200) NOT NULL,
    about_id uuid NOT NULL,
    body_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT complaint_about_another_case CHECK ((NOT (case_id = about_id))),
    CONSTRAINT complaint_body_has_spoken CHECK ((((body_at IS NULL) AND ((state)::text = 'at_body'::text)) OR ((NOT ((state)::text = 'at_body'::text)) AND (body_at IS NOT NULL) AND (NOT (body_words = ''::text)))))
);
CREATE TABLE public.cases_correction (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    missing text NOT NULL,
    rule character varying(40) NOT NULL,
    rule_version character varying(20) NOT NULL,
    counts_from date NOT NULL,
    working_days smallint,
    skipped jsonb NOT NULL,
    calendar character varying(40) NOT NULL,
    due_on date NOT NULL,
    return_by date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    asked_by_name character varying(200) NOT NULL,
    words text NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    case_id uuid NOT NULL,
    CONSTRAINT cases_correction_working_days_check CHECK ((working_days >= 0)),
    CONSTRAINT correction_ended_iff_not_waiting CHECK ((((ended_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((NOT ((state)::text = 'waiting'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT correction_return_after_term CHECK ((return_by > due_on))
);
CREATE TABLE public.cases_decision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    reason text NOT NULL,
    until date,
    decided_at timestamp with time zone NOT NULL,
    decided_by_id uuid NOT NULL,
    decided_by_name character varying(200) NOT NULL,
    notify_by date,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_draftremark (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    text text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    draft_id uuid NOT NULL
);
CREATE TABLE public.cases_draftversion (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    result character varying(12) NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    is_aside boolean NOT NULL,
    draft_id uuid NOT NULL,
    CONSTRAINT cases_draftversion_number_check CHECK ((number >= 0))
);
CREATE TABLE public.cases_entitlementcheck (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    made_by_id uuid,
    made_by_name character varying(200) NOT NULL,
    rules_version character varying(80) NOT NULL,
    facts jsonb NOT NULL,
    answers jsonb NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_escalation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    rung character varying(16) NOT NULL,
    due_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    told_user_ids uuid[] NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.cases_feedback (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    verdict character varying(10) NOT NULL,
    rating smallint,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    office_id_then uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT cases_feedback_rating_check CHECK ((rating >= 0)),
    CONSTRAINT feedback_rating_1_to_5 CHECK (((rating IS NULL) OR ((rating >= 1) AND (rating <= 5))))
);
CREATE TABLE public.cases_fielddevice (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(100) NOT NULL,
    state character varying(8) NOT NULL,
    token_digest character varying(64) NOT NULL,
    escrow jsonb NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    skew_seconds integer NOT NULL,
    unsent integer NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    end_reason character varying(500) NOT NULL,
    wiped_at timestamp with time zone,
    office_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT cases_fielddevice_unsent_check CHECK ((unsent >= 0)),
    CONSTRAINT field_device_ended_has_time CHECK ((((ended_at IS NULL) AND ((state)::text = 'active'::text)) OR ((NOT ((state)::text = 'active'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT field_device_wiped_after_end CHECK (((wiped_at IS NULL) OR (ended_at IS NOT NULL)))
);
CREATE TABLE public.cases_fieldfile (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attachment_id uuid,
    record_id uuid NOT NULL
);
CREATE TABLE public.cases_fieldmeeting (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    place character varying(200) NOT NULL,
    held_on date NOT NULL,
    agencies jsonb NOT NULL,
    planned_by_id uuid NOT NULL,
    area_id uuid NOT NULL,
    office_id uuid NOT NULL
);
CREATE TABLE public.cases_fieldnumber (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    case_id uuid,
    block_id uuid NOT NULL,
    reissued_in_id uuid,
    CONSTRAINT field_number_used_has_case CHECK ((((case_id IS NOT NULL) AND ((state)::text = 'used'::text)) OR ((NOT ((state)::text = 'used'::text)) AND (case_id IS NULL)))),
    CONSTRAINT field_number_void_has_reason CHECK (((NOT ((state)::text = 'void'::text)) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.cases_fieldrecord (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    number character varying(20) NOT NULL,
    pin_digest character varying(64) NOT NULL,
    digest character varying(64) NOT NULL,
    told jsonb NOT NULL,
    conflicts jsonb NOT NULL,
    choices jsonb NOT NULL,
    files_expected smallint NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    skew_seconds integer NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    case_id uuid,
    device_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    CONSTRAINT cases_fieldrecord_files_expected_check CHECK ((files_expected >= 0)),
    CONSTRAINT field_record_registered_has_case CHECK ((((case_id IS NOT NULL) AND ((state)::text = 'registered'::text)) OR ((case_id IS NULL) AND ((state)::text = 'conflict'::text))))
);
CREATE TABLE public.cases_fieldrecovery (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reason character varying(500) NOT NULL,
    asked_by_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agreed_by_id uuid,
    agreed_at timestamp with time zone,
    fetched_at timestamp with time zone,
    device_id uuid NOT NULL,
    CONSTRAINT field_recovery_agreed_first CHECK (((fetched_at IS NULL) OR (agreed_at IS NOT NULL))),
    CONSTRAINT field_recovery_takes_two CHECK (((agreed_by_id IS NULL) OR (NOT ((agreed_by_id = asked_by_id) AND (agreed_by_id IS NOT NULL)))))
);
CREATE TABLE public.cases_idea (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(160) NOT NULL,
    summary text NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    answered_on date,
    accepted_on date,
    published_at timestamp with time zone,
    search_terms text NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT idea_decided_has_answer CHECK ((((state)::text = ANY ((ARRAY['received'::character varying, 'considered'::character varying])::text[])) OR ((NOT (answer = ''::text)) AND (answered_on IS NOT NULL))))
);
CREATE TABLE public.cases_ideastep (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    by_name character varying(200) NOT NULL,
    idea_id uuid NOT NULL
);
CREATE TABLE public.cases_inquiry (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    due_on date,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    asked_by_name character varying(200) NOT NULL,
    reply text NOT NULL,
    files smallint NOT NULL,
    answered_at timestamp with time zone,
    read_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    case_id uuid NOT NULL,
    CONSTRAINT cases_inquiry_files_check CHECK ((files >= 0)),
    CONSTRAINT inquiry_answer_says_something CHECK (((answered_at IS NULL) OR (NOT (reply = ''::text)) OR (files > 0))),
    CONSTRAINT inquiry_answered_or_taken_back CHECK (((answered_at IS NULL) OR (taken_back_at IS NULL))),
    CONSTRAINT inquiry_read_once_answered CHECK (((read_at IS NULL) OR (read_at >= answered_at)))
);
CREATE TABLE public.cases_intakedraft (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    token_digest character varying(64) NOT NULL,
    answers jsonb NOT NULL,
    step smallint NOT NULL,
    language character varying(2) NOT NULL,
    touched_at timestamp with time zone NOT NULL,
    case_id uuid,
    CONSTRAINT cases_intakedraft_step_check CHECK ((step >= 0))
);
CREATE TABLE public.cases_note (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL,
    author_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.cases_numberblock (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    year smallint NOT NULL,
    reserved_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    device_id uuid NOT NULL,
    CONSTRAINT cases_numberblock_year_check CHECK ((year >= 0))
);
CREATE TABLE public.cases_officehours (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT office_closes_after_opening CHECK ((closes > opens))
);
CREATE TABLE public.cases_outcome (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    result character varying(12) NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid,
    superseded_at timestamp with time zone,
    case_id uuid NOT NULL,
    CONSTRAINT outcome_has_reason CHECK (((NOT ((result)::text = ANY ((ARRAY['partly'::character varying, 'not_solvable'::character varying, 'withdrawn'::character varying, 'returned'::character varying, 'filed'::character varying])::text[]))) OR (NOT (reason = ''::text))))
);
CREATE TABLE public.cases_packet (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    quarter character varying(6) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    edition smallint NOT NULL,
    figures jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    acknowledge_by date NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by_id uuid,
    acknowledged_by_name character varying(200) NOT NULL,
    acknowledged_by_post character varying(200) NOT NULL,
    reminded_at timestamp with time zone,
    office_id uuid NOT NULL,
    CONSTRAINT cases_packet_edition_check CHECK ((edition >= 0)),
    CONSTRAINT packet_acknowledged_by_somebody CHECK (((acknowledged_at IS NULL) OR (NOT ((acknowledged_by_name)::text = ''::text)))),
    CONSTRAINT packet_has_days CHECK ((last_day > first_day))
);
CREATE TABLE public.cases_partclockentry (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sequence smallint NOT NULL,
    event character varying(12) NOT NULL,
    rule character varying(40) NOT NULL,
    rule_version character varying(20) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    counts_from date NOT NULL,
    working_days smallint,
    skipped jsonb NOT NULL,
    calendar character varying(40) NOT NULL,
    due_on date NOT NULL,
    by_user_id uuid,
    by_organisation_id uuid,
    part_id uuid NOT NULL,
    reason text NOT NULL,
    by_name character varying(200) NOT NULL,
    notify_by date,
    CONSTRAINT cases_partclockentry_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT cases_partclockentry_working_days_check CHECK ((working_days >= 0)),
    CONSTRAINT part_extension_has_reason CHECK (((NOT ((event)::text = 'extended'::text)) OR ((NOT (reason = ''::text)) AND (notify_by IS NOT NULL))))
);
CREATE TABLE public.cases_planline (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(14) NOT NULL,
    due_on date NOT NULL,
    delivered_on date,
    delivered_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    result text NOT NULL,
    "position" smallint NOT NULL,
    case_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    service_id uuid NOT NULL,
    denied_at timestamp with time zone,
    evidence character varying(200) NOT NULL,
    milestone character varying(12) NOT NULL,
    owner_kind character varying(8) NOT NULL,
    responsible_id uuid,
    said_how character varying(8) NOT NULL,
    said_to_id uuid,
    said_words text NOT NULL,
    CONSTRAINT cases_planline_position_check CHECK (("position" >= 0)),
    CONSTRAINT line_confirmed_or_denied CHECK (((confirmed_at IS NULL) OR (denied_at IS NULL))),
    CONSTRAINT line_delivered_has_day CHECK (((NOT ((state)::text = 'delivered'::text)) OR ((delivered_at IS NOT NULL) AND (delivered_on IS NOT NULL)))),
    CONSTRAINT line_denied_was_delivered CHECK (((denied_at IS NULL) OR ((state)::text = 'delivered'::text)))
);
CREATE TABLE public.cases_planstart (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    need character varying(16) NOT NULL,
    started_on date NOT NULL,
    started_by_id uuid,
    case_id uuid NOT NULL,
    template_id uuid NOT NULL
);
CREATE TABLE public.cases_plantemplate (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    need character varying(16) NOT NULL,
    is_offered boolean NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT cases_plantemplate_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.cases_plantemplateline (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    working_days smallint NOT NULL,
    owner_kind character varying(8) NOT NULL,
    milestone character varying(12) NOT NULL,
    "position" smallint NOT NULL,
    service_id uuid NOT NULL,
    template_id uuid NOT NULL,
    CONSTRAINT cases_plantemplateline_position_check CHECK (("position" >= 0)),
    CONSTRAINT cases_plantemplateline_working_days_check CHECK ((working_days >= 0)),
    CONSTRAINT template_line_within_a_year CHECK (((working_days >= 1) AND (working_days <= 250)))
);
CREATE TABLE public.cases_proposal (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(9) NOT NULL,
    language character varying(2) NOT NULL,
    name character varying(200) NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    sorted_at timestamp with time zone,
    reason text NOT NULL,
    search_terms text NOT NULL,
    account_id uuid,
    area_id uuid,
    idea_id uuid,
    office_id uuid NOT NULL,
    CONSTRAINT proposal_grouped_has_idea CHECK ((((idea_id IS NOT NULL) AND ((state)::text = 'grouped'::text)) OR ((NOT ((state)::text = 'grouped'::text)) AND (idea_id IS NULL)))),
    CONSTRAINT proposal_set_aside_has_reason CHECK (((NOT ((state)::text = 'set_aside'::text)) OR (NOT (reason = ''::text))))
);
CREATE TABLE public.cases_referralquestion (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid,
    answer_by date NOT NULL,
    days_left smallint NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    referral_id uuid NOT NULL,
    CONSTRAINT cases_referralquestion_days_left_check CHECK ((days_left >= 0)),
    CONSTRAINT question_then_answer CHECK (((answered_at IS NULL) OR (answered_at >= asked_at)))
);
CREATE TABLE public.cases_referralreminder (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    rung character varying(12) NOT NULL,
    respond_by date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    recipients smallint NOT NULL,
    referral_id uuid NOT NULL,
    CONSTRAINT cases_referralreminder_recipients_check CHECK ((recipients >= 0))
);
CREATE TABLE public.cases_savedview (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(500) NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.cases_support (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    idea_id uuid NOT NULL
);
CREATE TABLE public.cases_transition (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(12) NOT NULL,
    crossing jsonb NOT NULL,
    reason text NOT NULL,
    answer text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    respond_by date,
    responded_at timestamp with time zone,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    from_organisation_id uuid NOT NULL,
    line_id uuid,
    memorandum_id uuid,
    to_organisation_id uuid NOT NULL,
    to_user_id uuid,
    CONSTRAINT referral_has_line_and_memorandum CHECK (((NOT ((kind)::text = 'referral'::text)) OR ((line_id IS NOT NULL) AND (memorandum_id IS NOT NULL))))
);
CREATE TABLE public.core_auditevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_user_id uuid,
    organisation_id uuid,
    system character varying(60) NOT NULL,
    verb character varying(80) NOT NULL,
    subject_type character varying(80) NOT NULL,
    subject_id uuid NOT NULL,
    facts jsonb NOT NULL,
    digest bytea NOT NULL
);
ALTER TABLE public.core_auditevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_auditevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.core_auditseal (
    number bigint NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    count integer NOT NULL,
    gaps jsonb NOT NULL,
    merkle_root bytea NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT core_auditseal_count_check CHECK ((count >= 0)),
    CONSTRAINT core_auditseal_range CHECK (((count >= 0) AND (last_id >= first_id) AND (number >= 1)))
);
CREATE TABLE public.core_calendaroverride (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    is_working boolean NOT NULL,
    reason_kk character varying(300) NOT NULL,
    reason_ru character varying(300) NOT NULL,
    reason_en character varying(300) NOT NULL,
    act character varying(300) NOT NULL,
    is_withdrawn boolean NOT NULL
);
CREATE TABLE public.core_jobfailure (
    job_id bigint NOT NULL,
    error character varying(300) NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    discarded_at timestamp with time zone,
    discard_reason character varying(20) NOT NULL,
    CONSTRAINT core_jobfailure_discarded CHECK (((((discard_reason)::text = ''::text) AND (discarded_at IS NULL)) OR ((discarded_at IS NOT NULL) AND (NOT ((discard_reason)::text = ''::text)))))
);
CREATE TABLE public.core_legalhold (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    subject_type character varying(80) NOT NULL,
    subject_id uuid NOT NULL,
    name character varying(80) NOT NULL,
    reason character varying(300) NOT NULL,
    until date,
    placed_at timestamp with time zone NOT NULL,
    placed_by_id uuid,
    lifted_at timestamp with time zone,
    lifted_by_id uuid,
    CONSTRAINT core_hold_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
CREATE TABLE public.core_message (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    channel character varying(10) NOT NULL,
    "to" character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    body text NOT NULL,
    language character varying(8) NOT NULL,
    about_type character varying(80) NOT NULL,
    about_id uuid,
    key character varying(120) NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    last_error character varying(120) NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT core_message_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT core_message_sent_at CHECK ((((sent_at IS NOT NULL) AND ((state)::text = 'sent'::text)) OR ((NOT ((state)::text = 'sent'::text)) AND (sent_at IS NULL))))
);
CREATE TABLE public.core_messagefile (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    content_type character varying(120) NOT NULL,
    content bytea NOT NULL,
    message_id uuid NOT NULL
);
ALTER TABLE public.core_messagefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_messagefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.core_numbersequence (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    prefix character varying(4) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT core_number_last_in_range CHECK (((last >= 1) AND (last <= 999999999))),
    CONSTRAINT core_number_prefix_four_digits CHECK (((prefix)::text ~ '^[0-9]{4}$'::text)),
    CONSTRAINT core_numbersequence_last_check CHECK ((last >= 0)),
    CONSTRAINT core_numbersequence_year_check CHECK ((year >= 0))
);
CREATE TABLE public.core_retentionrun (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    rule character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    cutoff timestamp with time zone NOT NULL,
    counted integer NOT NULL,
    done integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    finished_at timestamp with time zone,
    CONSTRAINT core_retention_second_person CHECK (((decided_by_id IS NULL) OR ((state)::text = 'refused'::text) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT core_retentionrun_counted_check CHECK ((counted >= 0)),
    CONSTRAINT core_retentionrun_done_check CHECK ((done >= 0))
);
CREATE TABLE public.core_throttlebucket (
    key character varying(64) NOT NULL,
    count integer NOT NULL,
    resets_at timestamp with time zone NOT NULL,
    CONSTRAINT core_throttlebucket_count_check CHECK ((count >= 0))
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.exchange_apiclient (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    roles character varying(20)[] NOT NULL,
    scopes character varying(20)[] NOT NULL,
    connected_by_id uuid,
    revoked_at timestamp with time zone,
    revoked_by_id uuid,
    application_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    confirmed_by_id uuid,
    is_waiting boolean NOT NULL,
    memorandum_id uuid,
    mode character varying(8) NOT NULL,
    previous_secret character varying(255) NOT NULL,
    previous_until timestamp with time zone,
    secret_at timestamp with time zone,
    CONSTRAINT apiclient_may_do_something CHECK (((NOT (roles = '{}'::character varying(20)[])) AND (NOT (scopes = '{}'::character varying(20)[])))),
    CONSTRAINT apiclient_of_partner_has_memorandum CHECK (((NOT (roles @> ARRAY['partner_clerk'::character varying(20)])) OR (memorandum_id IS NOT NULL))),
    CONSTRAINT apiclient_sandbox_of_partner CHECK ((((mode)::text = 'live'::text) OR (memorandum_id IS NOT NULL)))
);
CREATE TABLE public.exchange_bundle (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    entries jsonb NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    brought_by_id uuid NOT NULL,
    brought_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    decided_by_name character varying(200) NOT NULL,
    undone_at timestamp with time zone,
    undone_by_id uuid,
    organisation_id uuid NOT NULL,
    key_id uuid NOT NULL,
    CONSTRAINT bundle_decided_by_somebody CHECK ((((state)::text = 'waiting'::text) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT bundle_taken_by_a_second_person CHECK (((NOT ((state)::text = 'taken'::text)) OR (NOT ((decided_by_id = brought_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.exchange_calendaraddress (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    token_digest character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.exchange_clienthour (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    hour timestamp with time zone NOT NULL,
    operation character varying(60) NOT NULL,
    status smallint NOT NULL,
    calls integer NOT NULL,
    spent_ms bigint NOT NULL,
    slowest_ms integer NOT NULL,
    client_id uuid NOT NULL,
    CONSTRAINT exchange_clienthour_calls_check CHECK ((calls >= 0)),
    CONSTRAINT exchange_clienthour_slowest_ms_check CHECK ((slowest_ms >= 0)),
    CONSTRAINT exchange_clienthour_spent_ms_check CHECK ((spent_ms >= 0)),
    CONSTRAINT exchange_clienthour_status_check CHECK ((status >= 0))
);
CREATE TABLE public.exchange_difference (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" integer NOT NULL,
    kind character varying(13) NOT NULL,
    number character varying(40) NOT NULL,
    reference character varying(80) NOT NULL,
    ours character varying(60) NOT NULL,
    theirs character varying(60) NOT NULL,
    reconciliation_id uuid NOT NULL,
    CONSTRAINT exchange_difference_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.exchange_importheads (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    register character varying(20) NOT NULL,
    known jsonb NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.exchange_importrow (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    rank smallint NOT NULL,
    plan character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    label character varying(300) NOT NULL,
    cells jsonb NOT NULL,
    problems jsonb NOT NULL,
    record_id uuid,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    run_id uuid NOT NULL,
    CONSTRAINT exchange_importrow_number_check CHECK ((number >= 0)),
    CONSTRAINT exchange_importrow_rank_check CHECK ((rank >= 0))
);
CREATE TABLE public.exchange_importrun (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    register character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    by_id uuid NOT NULL,
    for_user_id uuid,
    name character varying(200) NOT NULL,
    stored_as character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    heads jsonb NOT NULL,
    samples jsonb NOT NULL,
    columns jsonb NOT NULL,
    counts jsonb NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    problem character varying(300) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    applied_at timestamp with time zone,
    undone_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    CONSTRAINT exchange_importrun_done_check CHECK ((done >= 0)),
    CONSTRAINT exchange_importrun_total_check CHECK ((total >= 0))
);
CREATE TABLE public.exchange_keptanswer (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    digest character varying(64) NOT NULL,
    status smallint,
    body jsonb,
    at timestamp with time zone NOT NULL,
    client_id uuid NOT NULL,
    CONSTRAINT exchange_keptanswer_status_check CHECK ((status >= 0))
);
CREATE TABLE public.exchange_outsidereference (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text character varying(80) NOT NULL,
    amount numeric(14,2),
    at timestamp with time zone NOT NULL,
    case_id uuid,
    client_id uuid NOT NULL,
    referral_id uuid,
    CONSTRAINT outsidereference_amount_not_negative CHECK (((amount IS NULL) OR (amount >= (0)::numeric))),
    CONSTRAINT outsidereference_of_one_record CHECK ((((case_id IS NULL) AND (referral_id IS NOT NULL)) OR ((case_id IS NOT NULL) AND (referral_id IS NULL))))
);
CREATE TABLE public.exchange_peer (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    failures smallint NOT NULL,
    failing_since timestamp with time zone,
    rests_until timestamp with time zone,
    reached_at timestamp with time zone,
    name character varying(200) NOT NULL,
    address character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    secret bytea NOT NULL,
    webhook_secret bytea NOT NULL,
    looked_at timestamp with time zone,
    made_by_id uuid,
    memorandum_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    service_id uuid,
    CONSTRAINT exchange_peer_failures_check CHECK ((failures >= 0))
);
CREATE TABLE public.exchange_peercase (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    remote_id uuid NOT NULL,
    remote_number character varying(40) NOT NULL,
    remote_state character varying(20) NOT NULL,
    withdrawn_at timestamp with time zone,
    looked_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    peer_id uuid NOT NULL
);
CREATE TABLE public.exchange_peerdeed (
    id bigint NOT NULL,
    key uuid NOT NULL,
    lane uuid NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    trying_since timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_code smallint,
    last_error character varying(60) NOT NULL,
    kind character varying(8) NOT NULL,
    told jsonb NOT NULL,
    answer character varying(500) NOT NULL,
    peer_case_id uuid NOT NULL,
    way_id uuid NOT NULL,
    CONSTRAINT exchange_peerdeed_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT exchange_peerdeed_last_code_check CHECK ((last_code >= 0))
);
ALTER TABLE public.exchange_peerdeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_peerdeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchange_peernotice (
    id bigint NOT NULL,
    key uuid NOT NULL,
    lane uuid NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    trying_since timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_code smallint,
    last_error character varying(60) NOT NULL,
    kind character varying(6) NOT NULL,
    told_id character varying(100) NOT NULL,
    told_kind character varying(30) NOT NULL,
    way_id uuid NOT NULL,
    CONSTRAINT exchange_peernotice_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT exchange_peernotice_last_code_check CHECK ((last_code >= 0))
);
ALTER TABLE public.exchange_peernotice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_peernotice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchange_practicerecord (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    number character varying(20) NOT NULL,
    service character varying(40) NOT NULL,
    office character varying(6) NOT NULL,
    state character varying(12) NOT NULL,
    reference character varying(80) NOT NULL,
    told jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    respond_by date,
    due_on date NOT NULL,
    responded_at timestamp with time zone,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    client_id uuid NOT NULL
);
CREATE TABLE public.exchange_reconciliation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    month date NOT NULL,
    compared_at timestamp with time zone NOT NULL,
    ours integer NOT NULL,
    theirs integer NOT NULL,
    agreed integer NOT NULL,
    ours_agreed_at timestamp with time zone,
    ours_agreed_by_id uuid,
    theirs_agreed_at timestamp with time zone,
    theirs_agreed_by_id uuid,
    client_id uuid NOT NULL,
    CONSTRAINT exchange_reconciliation_agreed_check CHECK ((agreed >= 0)),
    CONSTRAINT exchange_reconciliation_ours_check CHECK ((ours >= 0)),
    CONSTRAINT exchange_reconciliation_theirs_check CHECK ((theirs >= 0))
);
CREATE TABLE public.exchange_trustedkey (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    public_key character varying(60) NOT NULL,
    trusted_at timestamp with time zone NOT NULL,
    trusted_by_id uuid,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    CONSTRAINT trusted_key_is_named CHECK (((NOT ((name)::text = ''::text)) AND (NOT ((public_key)::text = ''::text))))
);
CREATE TABLE public.exchange_webhookattempt (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    code smallint,
    error character varying(60) NOT NULL,
    milliseconds integer NOT NULL,
    answer character varying(500) NOT NULL,
    delivery_id bigint NOT NULL,
    CONSTRAINT exchange_webhookattempt_code_check CHECK ((code >= 0)),
    CONSTRAINT exchange_webhookattempt_milliseconds_check CHECK ((milliseconds >= 0))
);
ALTER TABLE public.exchange_webhookattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_webhookattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchange_webhookdelivery (
    id bigint NOT NULL,
    key uuid NOT NULL,
    lane uuid NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    trying_since timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_code smallint,
    last_error character varying(60) NOT NULL,
    kind character varying(30) NOT NULL,
    number character varying(20) NOT NULL,
    data jsonb NOT NULL,
    way_id uuid NOT NULL,
    CONSTRAINT exchange_webhookdelivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT exchange_webhookdelivery_last_code_check CHECK ((last_code >= 0))
);
ALTER TABLE public.exchange_webhookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_webhookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchange_webhookendpoint (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    failures smallint NOT NULL,
    failing_since timestamp with time zone,
    rests_until timestamp with time zone,
    reached_at timestamp with time zone,
    url character varying(500) NOT NULL,
    events character varying(30)[] NOT NULL,
    secret bytea NOT NULL,
    old_secret bytea,
    old_until timestamp with time zone,
    made_by_id uuid,
    client_id uuid NOT NULL,
    CONSTRAINT exchange_webhookendpoint_failures_check CHECK ((failures >= 0)),
    CONSTRAINT webhook_tells_something CHECK ((NOT (events = '{}'::character varying(30)[])))
);
CREATE TABLE public.media_article (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(80) NOT NULL,
    kind character varying(14) NOT NULL,
    state character varying(10) NOT NULL,
    title_kk character varying(200) NOT NULL,
    title_ru character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    lead_kk text NOT NULL,
    lead_ru text NOT NULL,
    lead_en text NOT NULL,
    body_kk text NOT NULL,
    body_ru text NOT NULL,
    body_en text NOT NULL,
    takes_comments boolean NOT NULL,
    author_id uuid NOT NULL,
    author_name character varying(200) NOT NULL,
    approved_by_id uuid,
    publish_at timestamp with time zone,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    version integer NOT NULL,
    search_terms text NOT NULL,
    area_id uuid,
    organisation_id uuid NOT NULL,
    call_id uuid,
    CONSTRAINT article_published_has_moment CHECK (((NOT ((state)::text = 'published'::text)) OR (published_at IS NOT NULL))),
    CONSTRAINT article_seen_by_a_second_person CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'published'::character varying])::text[]))) OR ((approved_by_id IS NOT NULL) AND (NOT ((approved_by_id = author_id) AND (approved_by_id IS NOT NULL)))))),
    CONSTRAINT media_article_version_check CHECK ((version >= 0))
);
CREATE TABLE public.media_articlefigure (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    source character varying(60) NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    is_kept boolean NOT NULL,
    kept_value numeric(16,2),
    "position" smallint NOT NULL,
    article_id uuid NOT NULL,
    CONSTRAINT article_figure_has_days CHECK ((last >= first)),
    CONSTRAINT media_articlefigure_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.media_articlephoto (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    stored_as character varying(200) NOT NULL,
    caption_kk character varying(300) NOT NULL,
    caption_ru character varying(300) NOT NULL,
    caption_en character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    article_id uuid NOT NULL,
    CONSTRAINT media_articlephoto_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.media_articlerevision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    words jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id uuid NOT NULL,
    saved_by_name character varying(200) NOT NULL,
    article_id uuid NOT NULL,
    CONSTRAINT media_articlerevision_number_check CHECK ((number >= 0))
);
CREATE TABLE public.media_comment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    state character varying(8) NOT NULL,
    name character varying(80) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    reader character varying(64) NOT NULL,
    ticket character varying(64) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    reports integer NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    reason character varying(300) NOT NULL,
    appeal text NOT NULL,
    appealed_at timestamp with time zone,
    appeal_decided_at timestamp with time zone,
    appeal_decided_by_id uuid,
    article_id uuid NOT NULL,
    CONSTRAINT comment_appeal_by_another CHECK (((appeal_decided_by_id IS NULL) OR (NOT ((appeal_decided_by_id = decided_by_id) AND (appeal_decided_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT comment_refused_has_reason CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT media_comment_reports_check CHECK ((reports >= 0))
);
CREATE TABLE public.media_commentreport (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reader character varying(64) NOT NULL,
    reason character varying(300) NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    comment_id uuid NOT NULL
);
CREATE TABLE public.media_feed (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    address character varying(500) NOT NULL,
    kind character varying(12) NOT NULL,
    use character varying(10) NOT NULL,
    rules jsonb NOT NULL,
    every interval NOT NULL,
    is_active boolean NOT NULL,
    etag character varying(200) NOT NULL,
    modified character varying(100) NOT NULL,
    fetched_at timestamp with time zone,
    next_at timestamp with time zone,
    failures smallint NOT NULL,
    problem character varying(300) NOT NULL,
    outlet_id uuid NOT NULL,
    moved_to character varying(500) NOT NULL,
    CONSTRAINT feed_not_too_often CHECK ((every >= '00:15:00'::interval)),
    CONSTRAINT media_feed_failures_check CHECK ((failures >= 0))
);
CREATE TABLE public.media_flag (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    raised_by_id uuid,
    words character varying(500) NOT NULL,
    lexicon character varying(20) NOT NULL,
    matches jsonb NOT NULL,
    score double precision,
    finding character varying(8) NOT NULL,
    decided_at timestamp with time zone,
    follow_up character varying(8) NOT NULL,
    follow_up_words text NOT NULL,
    followed_at timestamp with time zone,
    material_id uuid NOT NULL,
    head character varying(20) NOT NULL,
    likelihood double precision,
    ticket character varying(64) NOT NULL,
    CONSTRAINT flag_decided_has_finding CHECK ((((decided_at IS NOT NULL) AND ((state)::text = 'decided'::text) AND (NOT ((finding)::text = ''::text))) OR ((NOT ((state)::text = 'decided'::text)) AND (decided_at IS NULL) AND ((finding)::text = ''::text))))
);
CREATE TABLE public.media_flagappeal (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    flag_id uuid NOT NULL
);
CREATE TABLE public.media_flagverdict (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    finding character varying(8) NOT NULL,
    criteria jsonb NOT NULL,
    reasons text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    flag_id uuid NOT NULL
);
CREATE TABLE public.media_letter (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    first timestamp with time zone NOT NULL,
    last timestamp with time zone NOT NULL,
    articles integer NOT NULL,
    readers integer NOT NULL,
    CONSTRAINT letter_has_days CHECK ((last > first)),
    CONSTRAINT media_letter_articles_check CHECK ((articles >= 0)),
    CONSTRAINT media_letter_readers_check CHECK ((readers >= 0))
);
CREATE TABLE public.media_material (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    address character varying(500) NOT NULL,
    title character varying(300) NOT NULL,
    text text NOT NULL,
    language character varying(3) NOT NULL,
    topic character varying(10) NOT NULL,
    published_on date NOT NULL,
    found_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    sketch bigint[] NOT NULL,
    area_id uuid,
    feed_id uuid,
    outlet_id uuid NOT NULL,
    reprint_of_id uuid,
    CONSTRAINT material_not_its_own_reprint CHECK ((NOT ((reprint_of_id = id) AND (reprint_of_id IS NOT NULL))))
);
CREATE TABLE public.media_presscontact (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title_kk character varying(200) NOT NULL,
    title_ru character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    "position" smallint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT media_presscontact_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.media_reaction (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reader character varying(64) NOT NULL,
    kind character varying(8) NOT NULL,
    article_id uuid NOT NULL
);
CREATE TABLE public.media_subscriber (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    ticket character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone
);
CREATE TABLE public.mediation_dispute (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    category character varying(16) NOT NULL,
    source character varying(8) NOT NULL,
    state character varying(10) NOT NULL,
    language character varying(2) NOT NULL,
    is_remote boolean NOT NULL,
    opened_on date NOT NULL,
    declined_by uuid[] NOT NULL,
    accepted_on date,
    outcome character varying(10) NOT NULL,
    agreed_on date,
    closed_on date,
    subject bytea NOT NULL,
    area_id uuid NOT NULL,
    office_id uuid,
    mediator_id uuid,
    CONSTRAINT dispute_agreed_with_agreement CHECK (((agreed_on IS NULL) OR ((outcome)::text = ANY ((ARRAY['agreement'::character varying, 'partial'::character varying])::text[])))),
    CONSTRAINT dispute_closed_with_outcome CHECK ((((closed_on IS NOT NULL) AND ((state)::text = 'closed'::text) AND (NOT ((outcome)::text = ''::text))) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_on IS NULL)))),
    CONSTRAINT dispute_has_a_mediator CHECK (((mediator_id IS NOT NULL) OR (NOT ((state)::text = ANY ((ARRAY['asked'::character varying, 'contract'::character varying, 'sessions'::character varying])::text[])))))
);
CREATE TABLE public.mediation_filekey (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    wrapped_by character varying(16) NOT NULL,
    wrapped bytea NOT NULL,
    destroyed_at timestamp with time zone,
    dispute_id uuid NOT NULL
);
CREATE TABLE public.mediation_mediator (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    family_name character varying(150) NOT NULL,
    given_name character varying(150) NOT NULL,
    patronymic character varying(150) NOT NULL,
    search_keys text NOT NULL,
    languages character varying(3)[] NOT NULL,
    categories character varying(16)[] NOT NULL,
    works_remotely boolean NOT NULL,
    organisation character varying(300) NOT NULL,
    certificate character varying(60) NOT NULL,
    certified_on date NOT NULL,
    valid_until date NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    is_contact_public boolean NOT NULL,
    photo character varying(100) NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    capacity smallint NOT NULL,
    employers character varying(200)[] NOT NULL,
    state_since date NOT NULL,
    state_reason character varying(300) NOT NULL,
    reminded_for date,
    area_id uuid NOT NULL,
    keeper_id uuid NOT NULL,
    person_id uuid,
    user_id uuid,
    CONSTRAINT mediation_mediator_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT mediator_state_with_reason CHECK ((((state)::text = 'active'::text) OR (NOT ((state_reason)::text = ''::text)))),
    CONSTRAINT mediator_valid_after_issue CHECK ((valid_until >= certified_on))
);
CREATE TABLE public.mediation_note (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    side smallint,
    written_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    dispute_id uuid NOT NULL,
    CONSTRAINT mediation_note_side_check CHECK ((side >= 0))
);
CREATE TABLE public.mediation_obligation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    side smallint NOT NULL,
    place smallint NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    reported_on date,
    settled_on date,
    reminded_on date,
    sealed bytea NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT mediation_obligation_place_check CHECK ((place >= 0)),
    CONSTRAINT mediation_obligation_settled_on CHECK ((((settled_on IS NULL) AND ((state)::text = ANY ((ARRAY['due'::character varying, 'reported'::character varying])::text[]))) OR ((settled_on IS NOT NULL) AND ((state)::text = ANY ((ARRAY['fulfilled'::character varying, 'breached'::character varying])::text[]))))),
    CONSTRAINT mediation_obligation_side_check CHECK ((side >= 0))
);
CREATE TABLE public.mediation_opening (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(500) NOT NULL,
    basis character varying(300) NOT NULL,
    hours smallint NOT NULL,
    asked_by_id uuid NOT NULL,
    asked_by_name character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by_id uuid,
    decided_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decision_reason character varying(500) NOT NULL,
    until timestamp with time zone,
    read_times integer NOT NULL,
    dispute_id uuid NOT NULL,
    CONSTRAINT mediation_opening_hours_check CHECK ((hours >= 0)),
    CONSTRAINT mediation_opening_read_times_check CHECK ((read_times >= 0)),
    CONSTRAINT opening_has_an_end CHECK (((NOT ((state)::text = 'open'::text)) OR ((decided_by_id IS NOT NULL) AND (until IS NOT NULL)))),
    CONSTRAINT opening_three_days_at_most CHECK (((hours >= 1) AND (hours <= 72))),
    CONSTRAINT opening_two_people CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.mediation_paper (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    in_force_on date,
    digest character varying(64) NOT NULL,
    sealed bytea NOT NULL,
    dispute_id uuid NOT NULL
);
CREATE TABLE public.mediation_party (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    side smallint NOT NULL,
    place smallint NOT NULL,
    language character varying(2) NOT NULL,
    sealed bytea NOT NULL,
    sealed_contacts bytea NOT NULL,
    who_digest character varying(64) NOT NULL,
    account_digest character varying(64) NOT NULL,
    pin_digest character varying(64) NOT NULL,
    link_digest character varying(64) NOT NULL,
    link_until timestamp with time zone,
    consented_at timestamp with time zone,
    wishes uuid[] NOT NULL,
    dispute_id uuid NOT NULL,
    CONSTRAINT mediation_party_place_check CHECK ((place >= 0)),
    CONSTRAINT mediation_party_side_check CHECK ((side >= 0))
);
CREATE TABLE public.mediation_scan (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    added_at timestamp with time zone NOT NULL,
    size integer NOT NULL,
    stored_as character varying(100) NOT NULL,
    sealed_name bytea NOT NULL,
    dispute_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    CONSTRAINT mediation_scan_size_check CHECK ((size >= 0))
);
CREATE TABLE public.mediation_session (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(6) NOT NULL,
    format character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    reminded_at timestamp with time zone,
    sealed bytea NOT NULL,
    sealed_record bytea,
    dispute_id uuid NOT NULL,
    CONSTRAINT mediation_session_minutes_check CHECK ((minutes >= 0))
);
CREATE TABLE public.mediation_signal (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(20) NOT NULL,
    source character varying(8) NOT NULL,
    about_id uuid,
    kind character varying(10) NOT NULL,
    weight smallint NOT NULL,
    state character varying(8) NOT NULL,
    noticed_on date NOT NULL,
    text text NOT NULL,
    result text NOT NULL,
    closed_on date,
    entered_by_id uuid,
    area_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT mediation_signal_weight_check CHECK ((weight >= 0)),
    CONSTRAINT signal_closed_with_result CHECK ((((closed_on IS NOT NULL) AND ((state)::text = 'closed'::text) AND (NOT (result = ''::text))) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_on IS NULL))))
);
CREATE TABLE public.mediation_signature (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    how character varying(6) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    paper_id uuid NOT NULL,
    party_id uuid
);
CREATE TABLE public.mediation_step (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    planned_on date NOT NULL,
    held_on date,
    people smallint,
    result text NOT NULL,
    event_id uuid,
    mediator_id uuid,
    signal_id uuid NOT NULL,
    CONSTRAINT mediation_step_people_check CHECK ((people >= 0)),
    CONSTRAINT step_held_with_result CHECK (((held_on IS NULL) OR (NOT (result = ''::text))))
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.network_bodydecision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    number character varying(40) NOT NULL,
    decided_on date NOT NULL,
    votes_for smallint,
    votes_against smallint,
    votes_abstained smallint,
    text text NOT NULL,
    recorded_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT network_bodydecision_votes_abstained_check CHECK ((votes_abstained >= 0)),
    CONSTRAINT network_bodydecision_votes_against_check CHECK ((votes_against >= 0)),
    CONSTRAINT network_bodydecision_votes_for_check CHECK ((votes_for >= 0))
);
CREATE TABLE public.network_invitation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    role character varying(20) NOT NULL,
    token_digest character varying(64) NOT NULL,
    invited_by_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    user_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT invitation_accepted_or_withdrawn CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL)))
);
CREATE TABLE public.network_joining (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    applicant_name character varying(300) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    motive text NOT NULL,
    state character varying(10) NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    applicant_id uuid,
    decision_id uuid,
    organisation_id uuid NOT NULL,
    person_id uuid,
    membership_id uuid,
    CONSTRAINT joining_settled_by_decision CHECK ((((state)::text = 'submitted'::text) OR ((state)::text = 'withdrawn'::text) OR (decision_id IS NOT NULL)))
);
CREATE TABLE public.network_membership (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    term_ends_on date,
    end_reason character varying(300) NOT NULL,
    is_public boolean NOT NULL,
    decision_id uuid,
    member_id uuid,
    nominated_by_id uuid,
    on_behalf_of_id uuid,
    organisation_id uuid NOT NULL,
    person_id uuid,
    post_id uuid,
    CONSTRAINT membership_not_in_itself CHECK (((member_id IS NULL) OR (NOT ((member_id = organisation_id) AND (member_id IS NOT NULL))))),
    CONSTRAINT membership_of_a_person_or_a_body CHECK ((((member_id IS NULL) AND (person_id IS NOT NULL)) OR ((member_id IS NOT NULL) AND (person_id IS NULL)))),
    CONSTRAINT membership_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.network_memorandum (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    number character varying(40) NOT NULL,
    signed_on date NOT NULL,
    during daterange NOT NULL,
    services character varying(40)[] NOT NULL,
    monthly_capacity integer,
    response_days smallint NOT NULL,
    crossing character varying(20)[] NOT NULL,
    ended_at timestamp with time zone,
    end_reason character varying(300) NOT NULL,
    capacity_period character varying(7) NOT NULL,
    edition smallint NOT NULL,
    edition_from date,
    joint_activities text NOT NULL,
    notice_days smallint NOT NULL,
    scan character varying(200) NOT NULL,
    scan_digest character varying(64) NOT NULL,
    CONSTRAINT memorandum_capacity_positive CHECK (((monthly_capacity IS NULL) OR (monthly_capacity > 0))),
    CONSTRAINT memorandum_covers_a_service CHECK ((NOT (services = '{}'::character varying(40)[]))),
    CONSTRAINT memorandum_in_force_sometime CHECK ((NOT isempty(during))),
    CONSTRAINT network_memorandum_edition_check CHECK ((edition >= 0)),
    CONSTRAINT network_memorandum_monthly_capacity_check CHECK ((monthly_capacity >= 0)),
    CONSTRAINT network_memorandum_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT network_memorandum_response_days_check CHECK ((response_days >= 0))
);
CREATE TABLE public.network_memorandum_areas (
    id bigint NOT NULL,
    memorandum_id uuid NOT NULL,
    area_id uuid NOT NULL
);
ALTER TABLE public.network_memorandum_areas ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.network_memorandum_areas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.network_memorandumedition (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    terms jsonb NOT NULL,
    in_force_from date NOT NULL,
    replaced_from date NOT NULL,
    reason character varying(300) NOT NULL,
    replaced_at timestamp with time zone NOT NULL,
    replaced_by_id uuid,
    memorandum_id uuid NOT NULL,
    CONSTRAINT network_memorandumedition_number_check CHECK ((number >= 0))
);
CREATE TABLE public.network_memorandumobligation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text character varying(500) NOT NULL,
    due_on date NOT NULL,
    done_at timestamp with time zone,
    done_by_id uuid,
    result character varying(500) NOT NULL,
    evidence character varying(500) NOT NULL,
    memorandum_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    CONSTRAINT memorandum_obligation_done_with_result CHECK (((done_at IS NULL) OR (NOT ((result)::text = ''::text))))
);
CREATE TABLE public.network_memorandumparty (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    memorandum_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.network_organisation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    level character varying(10) NOT NULL,
    code character varying(6) NOT NULL,
    path character varying(200) NOT NULL,
    during daterange NOT NULL,
    accepts_applications boolean NOT NULL,
    is_bound_by_code boolean NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    address character varying(300) NOT NULL,
    opening_hours character varying(200) NOT NULL,
    search_keys text NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT organisation_code_digits CHECK (((code)::text ~ '^[0-9]{4}([0-9]{2})?$'::text)),
    CONSTRAINT organisation_exists_sometime CHECK ((NOT isempty(during))),
    CONSTRAINT organisation_path_of_codes CHECK (((path)::text ~ '^([0-9]{4}([0-9]{2})?\.)+$'::text))
);
CREATE TABLE public.network_organisationname (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    during daterange NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisation_name_used_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.network_organisationplacement (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    organisation_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    CONSTRAINT organisation_not_own_parent CHECK ((NOT (organisation_id = parent_id))),
    CONSTRAINT organisation_placed_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.network_post (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    seats smallint NOT NULL,
    rank smallint NOT NULL,
    during daterange NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT network_post_rank_check CHECK ((rank >= 0)),
    CONSTRAINT network_post_seats_check CHECK ((seats >= 0)),
    CONSTRAINT post_exists_sometime CHECK ((NOT isempty(during))),
    CONSTRAINT post_has_a_seat CHECK ((seats > 0))
);
CREATE TABLE public.network_profile (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    languages character varying(3)[] NOT NULL,
    peoples character varying(30)[] NOT NULL,
    outlet_kind character varying(10) NOT NULL,
    audience integer,
    website character varying(200) NOT NULL,
    founding_act character varying(300) NOT NULL,
    ending_act character varying(300) NOT NULL,
    seats smallint,
    organisation_id uuid NOT NULL,
    CONSTRAINT network_profile_audience_check CHECK ((audience >= 0)),
    CONSTRAINT network_profile_seats_check CHECK ((seats >= 0)),
    CONSTRAINT profile_seats_positive CHECK (((seats IS NULL) OR (seats > 0)))
);
CREATE TABLE public.network_rolegrant (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    role character varying(20) NOT NULL,
    during daterange NOT NULL,
    granted_by_id uuid,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    organisation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT rolegrant_has_a_beginning CHECK (((NOT lower_inf(during)) OR isempty(during)))
);
CREATE TABLE public.network_substitution (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    reason character varying(300) NOT NULL,
    entered_by_id uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    absent_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    substitute_id uuid NOT NULL,
    CONSTRAINT substitution_has_both_days CHECK ((isempty(during) OR ((NOT lower_inf(during)) AND (NOT upper_inf(during))))),
    CONSTRAINT substitution_of_another CHECK ((NOT (absent_id = substitute_id)))
);
CREATE TABLE public.network_tenancy (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    room character varying(40) NOT NULL,
    during daterange NOT NULL,
    body_id uuid NOT NULL,
    house_id uuid NOT NULL,
    CONSTRAINT tenancy_not_own_house CHECK ((NOT (house_id = body_id))),
    CONSTRAINT tenancy_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.network_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    post character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id uuid
);
CREATE TABLE public.oauth2_provider_accesstoken (
    id bigint NOT NULL,
    token text NOT NULL,
    expires timestamp with time zone NOT NULL,
    scope text NOT NULL,
    application_id bigint,
    user_id uuid,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    source_refresh_token_id bigint,
    id_token_id bigint,
    token_checksum character varying(64) NOT NULL,
    resource jsonb NOT NULL
);
ALTER TABLE public.oauth2_provider_accesstoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_accesstoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oauth2_provider_application (
    id bigint NOT NULL,
    client_id character varying(255) NOT NULL,
    redirect_uris text NOT NULL,
    client_type character varying(32) NOT NULL,
    authorization_grant_type character varying(44) NOT NULL,
    client_secret character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    user_id uuid,
    skip_authorization boolean NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    algorithm character varying(5) NOT NULL,
    post_logout_redirect_uris text NOT NULL,
    hash_client_secret boolean NOT NULL,
    allowed_origins text NOT NULL,
    registration_source character varying(32) NOT NULL,
    cimd_expires_at timestamp with time zone
);
ALTER TABLE public.oauth2_provider_application ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_application_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oauth2_provider_devicegrant (
    id bigint NOT NULL,
    device_code character varying(100) NOT NULL,
    user_code character varying(100) NOT NULL,
    scope text NOT NULL,
    "interval" integer NOT NULL,
    expires timestamp with time zone NOT NULL,
    status character varying(64) NOT NULL,
    client_id character varying(100) NOT NULL,
    last_checked timestamp with time zone NOT NULL,
    user_id uuid
);
ALTER TABLE public.oauth2_provider_devicegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_devicegrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oauth2_provider_grant (
    id bigint NOT NULL,
    code character varying(255) NOT NULL,
    expires timestamp with time zone NOT NULL,
    redirect_uri text NOT NULL,
    scope text NOT NULL,
    application_id bigint NOT NULL,
    user_id uuid NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    code_challenge character varying(128) NOT NULL,
    code_challenge_method character varying(10) NOT NULL,
    nonce character varying(255) NOT NULL,
    claims text NOT NULL,
    resource jsonb NOT NULL
);
ALTER TABLE public.oauth2_provider_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oauth2_provider_idtoken (
    id bigint NOT NULL,
    jti uuid NOT NULL,
    expires timestamp with time zone NOT NULL,
    scope text NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    application_id bigint,
    user_id uuid
);
ALTER TABLE public.oauth2_provider_idtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_idtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.oauth2_provider_refreshtoken (
    id bigint NOT NULL,
    token text NOT NULL,
    access_token_id bigint,
    application_id bigint NOT NULL,
    user_id uuid NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    revoked timestamp with time zone,
    token_family uuid,
    token_checksum character varying(64) NOT NULL,
    resource jsonb NOT NULL
);
ALTER TABLE public.oauth2_provider_refreshtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.oauth2_provider_refreshtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_accessrequest (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    matter_id uuid,
    asked_at timestamp with time zone NOT NULL,
    asked_how character varying(6) NOT NULL,
    due_on date NOT NULL,
    document character varying(20) NOT NULL,
    checked_at timestamp with time zone,
    checked_by_id uuid,
    handed_at timestamp with time zone,
    handed_by_id uuid,
    refused_at timestamp with time zone,
    refusal character varying(300) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_access_request_checked_before_handed CHECK (((handed_at IS NULL) OR ((checked_at IS NOT NULL) AND (handed_at >= checked_at)))),
    CONSTRAINT people_access_request_refused_with_reason CHECK (((refused_at IS NULL) OR (NOT ((refusal)::text = ''::text))))
);
CREATE TABLE public.people_consent (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    operator character varying(300) NOT NULL,
    operator_number character varying(12) NOT NULL,
    operator_id uuid,
    purpose character varying(500) NOT NULL,
    data character varying(60)[] NOT NULL,
    third_parties character varying(300)[] NOT NULL,
    is_cross_border boolean NOT NULL,
    is_public boolean NOT NULL,
    until date,
    given_at timestamp with time zone NOT NULL,
    how character varying(20) NOT NULL,
    text_version character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    withdrawn_at timestamp with time zone,
    person_id uuid NOT NULL,
    matter_id uuid,
    stop_by date,
    stop_note character varying(300) NOT NULL,
    stopped_at timestamp with time zone,
    stopped_by_id uuid,
    withdrawal_reason character varying(300) NOT NULL,
    withdrawn_how character varying(4) NOT NULL,
    CONSTRAINT people_consent_names_operator_and_purpose CHECK (((NOT ((operator)::text = ''::text)) AND (NOT ((purpose)::text = ''::text)))),
    CONSTRAINT people_consent_stopped_after_withdrawn CHECK (((stopped_at IS NULL) OR (stopped_at >= withdrawn_at))),
    CONSTRAINT people_consent_withdrawn_after_given CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at)))
);
CREATE TABLE public.people_contact (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(500) NOT NULL,
    as_entered character varying(500) NOT NULL,
    is_preferred boolean NOT NULL,
    verified_at timestamp with time zone,
    ended_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT people_contact_has_a_value CHECK ((NOT ((value)::text = ''::text)))
);
CREATE TABLE public.people_disclosure (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_user_id uuid,
    organisation_id uuid,
    organisation character varying(300) NOT NULL,
    what character varying(60)[] NOT NULL,
    why character varying(500) NOT NULL,
    about_type character varying(40) NOT NULL,
    about_id uuid,
    person_id uuid NOT NULL,
    how character varying(10) NOT NULL,
    matter_id uuid,
    "on" date,
    under character varying(300) NOT NULL
);
CREATE TABLE public.people_duplicatepair (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    score double precision NOT NULL,
    weight double precision NOT NULL,
    explained jsonb NOT NULL,
    model_version character varying(40) NOT NULL,
    state character varying(8) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    high_id uuid NOT NULL,
    low_id uuid NOT NULL,
    CONSTRAINT people_pair_in_order CHECK ((low_id < high_id))
);
CREATE TABLE public.people_duplicatescan (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    engine character varying(8) NOT NULL,
    model_version character varying(40) NOT NULL,
    threshold double precision NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    persons integer NOT NULL,
    pairs integer NOT NULL,
    new_pairs integer NOT NULL,
    CONSTRAINT people_duplicatescan_new_pairs_check CHECK ((new_pairs >= 0)),
    CONSTRAINT people_duplicatescan_pairs_check CHECK ((pairs >= 0)),
    CONSTRAINT people_duplicatescan_persons_check CHECK ((persons >= 0))
);
CREATE TABLE public.people_household (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    address character varying(500) NOT NULL,
    area_id uuid
);
CREATE TABLE public.people_householdmember (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    role character varying(12) NOT NULL,
    during daterange NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    left_because character varying(10) NOT NULL,
    CONSTRAINT people_household_left_for_a_reason CHECK ((((left_because)::text = ''::text) OR (NOT upper_inf(during))))
);
CREATE TABLE public.people_identifier (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    value character varying(40) NOT NULL,
    during daterange NOT NULL,
    seen_by uuid,
    seen_on date,
    person_id uuid NOT NULL,
    CONSTRAINT people_identifier_has_a_value CHECK ((NOT ((value)::text = ''::text))),
    CONSTRAINT people_identifier_seen_by_and_on CHECK ((((seen_by IS NULL) AND (seen_on IS NULL)) OR ((seen_by IS NOT NULL) AND (seen_on IS NOT NULL))))
);
CREATE TABLE public.people_matchdecision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_same boolean NOT NULL,
    by_user_id uuid,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    high_id uuid NOT NULL,
    low_id uuid NOT NULL,
    CONSTRAINT people_decision_in_order CHECK ((low_id < high_id))
);
CREATE TABLE public.people_movedrow (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    model character varying(60) NOT NULL,
    row_id character varying(40) NOT NULL,
    place integer NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    merge_id uuid NOT NULL,
    CONSTRAINT people_movedrow_place_check CHECK ((place >= 0))
);
CREATE TABLE public.people_person (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    family_name character varying(150) NOT NULL,
    given_name character varying(150) NOT NULL,
    patronymic character varying(150) NOT NULL,
    birth_date date,
    sex character varying(8) NOT NULL,
    preferred_language character varying(2) NOT NULL,
    address character varying(500) NOT NULL,
    search_keys text NOT NULL,
    version integer NOT NULL,
    is_demo boolean NOT NULL,
    area_id uuid,
    merged_into_id uuid,
    search_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(search_keys, ' '::text), ''::text))) STORED NOT NULL,
    anonymised_at timestamp with time zone,
    CONSTRAINT people_person_has_a_name CHECK (((NOT ((family_name)::text = ''::text)) OR (NOT ((given_name)::text = ''::text)))),
    CONSTRAINT people_person_not_merged_into_self CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT people_person_version_check CHECK ((version >= 0))
);
CREATE TABLE public.people_personlink (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    reason character varying(12) NOT NULL,
    about_id uuid,
    opened_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT people_link_ends_after_it_opens CHECK (((ended_at IS NULL) OR (ended_at >= opened_at)))
);
CREATE TABLE public.people_personmerge (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(8) NOT NULL,
    proposed_by_id uuid,
    proposed_by_name character varying(200) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by_id uuid,
    decided_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    undone_by_name character varying(200) NOT NULL,
    undone_at timestamp with time zone,
    note character varying(500) NOT NULL,
    kept_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    CONSTRAINT people_merge_by_two_people CHECK (((NOT ((state)::text = ANY ((ARRAY['done'::character varying, 'undone'::character varying])::text[]))) OR ((decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))),
    CONSTRAINT people_merge_of_two CHECK ((NOT (kept_id = merged_id)))
);
CREATE TABLE public.people_personstatus (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(16) NOT NULL,
    number character varying(60) NOT NULL,
    issuer character varying(300) NOT NULL,
    during daterange NOT NULL,
    ends_on date,
    seen_by uuid NOT NULL,
    seen_by_name character varying(200) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT people_status_has_a_number CHECK ((NOT ((number)::text = ''::text)))
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_actionevidence (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    link character varying(500) NOT NULL,
    name character varying(200) NOT NULL,
    stored_as character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid,
    action_id uuid NOT NULL
);
CREATE TABLE public.programmes_actionmeasure (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    value numeric(14,2) NOT NULL,
    action_id uuid NOT NULL
);
CREATE TABLE public.programmes_actionneed (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    action_id uuid NOT NULL,
    needed_id uuid NOT NULL,
    CONSTRAINT action_needs_another CHECK ((NOT (action_id = needed_id)))
);
CREATE TABLE public.programmes_actionstatus (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    by_name character varying(200) NOT NULL,
    note text NOT NULL,
    action_id uuid NOT NULL
);
CREATE TABLE public.programmes_broadcast (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    aired_on date NOT NULL,
    title character varying(300) NOT NULL,
    link character varying(500) NOT NULL,
    outlet_id uuid,
    initiative_id uuid NOT NULL
);
CREATE TABLE public.programmes_budgetline (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    year smallint NOT NULL,
    source character varying(12) NOT NULL,
    purpose character varying(300) NOT NULL,
    planned bigint NOT NULL,
    spent bigint NOT NULL,
    programme_id uuid NOT NULL,
    CONSTRAINT budget_line_not_negative CHECK (((planned >= 0) AND (spent >= 0))),
    CONSTRAINT programmes_budgetline_year_check CHECK ((year >= 0))
);
CREATE TABLE public.programmes_enrolment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    enrolled_on date NOT NULL,
    trade character varying(200) NOT NULL,
    left_on date,
    left_reason character varying(12) NOT NULL,
    left_note text NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    CONSTRAINT enrolment_left_with_reason CHECK ((((left_on IS NOT NULL) AND ((state)::text = 'left'::text) AND (NOT ((left_reason)::text = ''::text))) OR ((NOT ((state)::text = 'left'::text)) AND (left_on IS NULL) AND ((left_reason)::text = ''::text))))
);
CREATE TABLE public.programmes_finding (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    area_id uuid,
    research_id uuid NOT NULL
);
CREATE TABLE public.programmes_followup (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    months smallint NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    outcome character varying(12) NOT NULL,
    income bigint,
    note text NOT NULL,
    called_at timestamp with time zone,
    called_by_id uuid,
    enrolment_id uuid NOT NULL,
    CONSTRAINT follow_up_reached_with_outcome CHECK (((NOT ((state)::text = 'reached'::text)) OR ((NOT ((outcome)::text = ''::text)) AND (called_at IS NOT NULL)))),
    CONSTRAINT programmes_followup_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT programmes_followup_months_check CHECK ((months >= 0))
);
CREATE TABLE public.programmes_handover (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number character varying(30) NOT NULL,
    item character varying(300) NOT NULL,
    serial character varying(100) NOT NULL,
    value bigint NOT NULL,
    handed_on date NOT NULL,
    accepted_on date,
    enrolment_id uuid NOT NULL,
    given_by_id uuid NOT NULL,
    CONSTRAINT hand_over_value CHECK ((value >= 0))
);
CREATE TABLE public.programmes_initiative (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    during daterange NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    organisation_id uuid NOT NULL,
    programme_id uuid,
    CONSTRAINT initiative_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.programmes_initiativepartner (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    gives character varying(300) NOT NULL,
    initiative_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.programmes_offeranswer (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    is_taken boolean NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    roadmap_id uuid NOT NULL,
    original_id uuid NOT NULL,
    CONSTRAINT programmes_offeranswer_version_check CHECK ((version >= 0))
);
CREATE TABLE public.programmes_parameterchange (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    parameter character varying(120) NOT NULL,
    value double precision NOT NULL,
    in_force_from date NOT NULL,
    act character varying(300) NOT NULL,
    scenario_id uuid NOT NULL
);
CREATE TABLE public.programmes_programme (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    during daterange NOT NULL,
    act character varying(300) NOT NULL,
    goals_kk text NOT NULL,
    goals_ru text NOT NULL,
    goals_en text NOT NULL,
    owner_id uuid NOT NULL,
    CONSTRAINT programme_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.programmes_programme_areas (
    id bigint NOT NULL,
    programme_id uuid NOT NULL,
    area_id uuid NOT NULL
);
ALTER TABLE public.programmes_programme_areas ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_programme_areas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_programmepartner (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    part character varying(300) NOT NULL,
    organisation_id uuid NOT NULL,
    programme_id uuid NOT NULL
);
CREATE TABLE public.programmes_provision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    organisation_id uuid NOT NULL,
    service_id uuid NOT NULL
);
CREATE TABLE public.programmes_recommendation (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    settled_at timestamp with time zone,
    addressee_id uuid NOT NULL,
    finding_id uuid NOT NULL,
    action_id uuid,
    CONSTRAINT recommendation_declined_with_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.programmes_regionalfigure (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    quarter_on date NOT NULL,
    poverty_line numeric(12,2),
    median_income numeric(12,2),
    subsistence_minimum numeric(12,2),
    source character varying(300) NOT NULL,
    certainty character varying(12) NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT regional_figure_of_a_quarter CHECK (((EXTRACT(day FROM quarter_on) = (1)::numeric) AND (EXTRACT(month FROM quarter_on) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric])))),
    CONSTRAINT regional_figure_says_something CHECK (((poverty_line > (0)::numeric) OR ((median_income > (0)::numeric) AND (subsistence_minimum > (0)::numeric))))
);
CREATE TABLE public.programmes_research (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    during daterange NOT NULL,
    about_kk text NOT NULL,
    about_ru text NOT NULL,
    about_en text NOT NULL,
    is_public boolean NOT NULL,
    organisation_id uuid NOT NULL,
    part_of_id uuid,
    programme_id uuid,
    CONSTRAINT research_not_part_of_itself CHECK ((NOT ((part_of_id = id) AND (part_of_id IS NOT NULL)))),
    CONSTRAINT research_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.programmes_researchreport (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title character varying(300) NOT NULL,
    language character varying(2) NOT NULL,
    published_on date NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    stored_as character varying(200) NOT NULL,
    research_id uuid NOT NULL,
    CONSTRAINT programmes_researchreport_size_check CHECK ((size >= 0))
);
CREATE TABLE public.programmes_researchvisit (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    area_id uuid NOT NULL,
    research_id uuid NOT NULL
);
CREATE TABLE public.programmes_review (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    held_on date NOT NULL,
    looks_from date NOT NULL,
    looks_until date NOT NULL,
    place character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    summary text NOT NULL,
    results jsonb,
    held_at timestamp with time zone,
    organiser_id uuid NOT NULL,
    roadmap_id uuid NOT NULL,
    CONSTRAINT review_held_with_results CHECK (((NOT ((state)::text = 'held'::text)) OR (results IS NOT NULL))),
    CONSTRAINT review_looks_at_days CHECK ((looks_from <= looks_until))
);
CREATE TABLE public.programmes_reviewdecision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    outcome text NOT NULL,
    settled_at timestamp with time zone,
    settled_by_id uuid,
    area_id uuid,
    owner_id uuid NOT NULL,
    review_id uuid NOT NULL,
    action_id uuid,
    CONSTRAINT decision_settled_with_outcome CHECK ((((state)::text = 'open'::text) OR ((NOT (outcome = ''::text)) AND (settled_at IS NOT NULL))))
);
CREATE TABLE public.programmes_reviewregion (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    speaker character varying(200) NOT NULL,
    said text NOT NULL,
    area_id uuid NOT NULL,
    review_id uuid NOT NULL,
    CONSTRAINT programmes_reviewregion_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.programmes_roadmap (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    act character varying(300) NOT NULL,
    adopted_on date,
    measured_at timestamp with time zone,
    area_id uuid,
    original_id uuid,
    owner_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    CONSTRAINT roadmap_adopted_on_a_day CHECK ((((state)::text = 'draft'::text) OR (adopted_on IS NOT NULL))),
    CONSTRAINT roadmap_not_own_copy CHECK ((NOT ((original_id = id) AND (original_id IS NOT NULL))))
);
CREATE TABLE public.programmes_roadmapaction (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    path character varying(60) NOT NULL,
    since date NOT NULL,
    due_on date NOT NULL,
    weight smallint NOT NULL,
    state character varying(10) NOT NULL,
    done_on date,
    evidence_kk character varying(300) NOT NULL,
    evidence_ru character varying(300) NOT NULL,
    source character varying(60) NOT NULL,
    baseline numeric(14,2) NOT NULL,
    target numeric(14,2),
    counted_from date,
    counted_until date,
    measured numeric(14,2),
    measured_at timestamp with time zone,
    taken_version integer,
    version integer NOT NULL,
    original_id uuid,
    owner_id uuid NOT NULL,
    parent_id uuid,
    roadmap_id uuid NOT NULL,
    CONSTRAINT programmes_roadmapaction_taken_version_check CHECK ((taken_version >= 0)),
    CONSTRAINT programmes_roadmapaction_version_check CHECK ((version >= 0)),
    CONSTRAINT programmes_roadmapaction_weight_check CHECK ((weight >= 0)),
    CONSTRAINT roadmap_action_bound_whole CHECK (((((source)::text = ''::text) AND (target IS NULL)) OR ((NOT ((source)::text = ''::text)) AND (counted_from <= counted_until) AND (target IS NOT NULL) AND (NOT ((target = baseline) AND (target IS NOT NULL)))))),
    CONSTRAINT roadmap_action_days CHECK ((since <= due_on)),
    CONSTRAINT roadmap_action_done_on_a_day CHECK (((NOT ((state)::text = 'done'::text)) OR (done_on IS NOT NULL))),
    CONSTRAINT roadmap_action_path CHECK (((path)::text ~ '^([0-9]{4}\.)+$'::text)),
    CONSTRAINT roadmap_action_weight CHECK (((weight >= 1) AND (weight <= 1000)))
);
CREATE TABLE public.programmes_route (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    area_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    service_id uuid NOT NULL
);
CREATE TABLE public.programmes_scenario (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    about text NOT NULL,
    "on" date NOT NULL,
    changes jsonb NOT NULL,
    author_id uuid NOT NULL,
    author_name character varying(200) NOT NULL,
    adopted_from date,
    adopted_act character varying(300) NOT NULL,
    adopted_at timestamp with time zone,
    adopted_by_id uuid,
    adopted_by_name character varying(200) NOT NULL,
    CONSTRAINT scenario_adopted_by_another CHECK (((adopted_by_id IS NULL) OR (NOT ((adopted_by_id = author_id) AND (adopted_by_id IS NOT NULL))))),
    CONSTRAINT scenario_adopted_with_act CHECK (((adopted_at IS NULL) OR ((adopted_by_id IS NOT NULL) AND (adopted_from IS NOT NULL) AND (NOT ((adopted_act)::text = ''::text)))))
);
CREATE TABLE public.programmes_scenariorun (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    persons integer NOT NULL,
    seed bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_name character varying(200) NOT NULL,
    changes jsonb NOT NULL,
    rules_version character varying(80) NOT NULL,
    finished_at timestamp with time zone,
    seconds double precision,
    problem character varying(300) NOT NULL,
    results jsonb NOT NULL,
    scenario_id uuid NOT NULL,
    engine character varying(10) NOT NULL,
    over character varying(10) NOT NULL,
    CONSTRAINT programmes_scenariorun_persons_check CHECK ((persons >= 0)),
    CONSTRAINT programmes_scenariorun_seed_check CHECK ((seed >= 0))
);
CREATE TABLE public.programmes_service (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    code character varying(40) NOT NULL,
    category character varying(20) NOT NULL,
    description_kk text NOT NULL,
    description_ru text NOT NULL,
    description_en text NOT NULL,
    during daterange NOT NULL,
    "position" smallint NOT NULL,
    counts_family boolean NOT NULL,
    act_en character varying(400) NOT NULL,
    act_kk character varying(400) NOT NULL,
    act_ru character varying(400) NOT NULL,
    act_url character varying(400) NOT NULL,
    asked_through_id uuid,
    certainty character varying(12) NOT NULL,
    confirmed_by_name character varying(200) NOT NULL,
    confirmed_on date,
    cost_en character varying(300) NOT NULL,
    cost_kk character varying(300) NOT NULL,
    cost_ru character varying(300) NOT NULL,
    eligibility_en text NOT NULL,
    eligibility_kk text NOT NULL,
    eligibility_ru text NOT NULL,
    is_asked_for boolean NOT NULL,
    keywords text NOT NULL,
    languages character varying(2)[] NOT NULL,
    life_events character varying(20)[] NOT NULL,
    owner_id uuid,
    papers character varying(20)[] NOT NULL,
    phone character varying(40) NOT NULL,
    review_due date,
    schedule character varying(200) NOT NULL,
    search_terms text NOT NULL,
    venues character varying(20)[] NOT NULL,
    version integer NOT NULL,
    website character varying(200) NOT NULL,
    changed_by_id uuid,
    CONSTRAINT programmes_service_position_check CHECK (("position" >= 0)),
    CONSTRAINT programmes_service_version_check CHECK ((version >= 0)),
    CONSTRAINT service_asked_for_itself CHECK (((NOT is_asked_for) OR (asked_through_id IS NULL))),
    CONSTRAINT service_confirmed_by_somebody CHECK (((confirmed_on IS NULL) OR (NOT ((confirmed_by_name)::text = ''::text))))
);
CREATE TABLE public.programmes_service_areas (
    id bigint NOT NULL,
    service_id uuid NOT NULL,
    area_id uuid NOT NULL
);
ALTER TABLE public.programmes_service_areas ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.programmes_service_areas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programmes_servicerevision (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    why character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_name character varying(200) NOT NULL,
    service_id uuid NOT NULL,
    CONSTRAINT programmes_servicerevision_number_check CHECK ((number >= 0))
);
CREATE TABLE public.programmes_stage (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    phase character varying(10) NOT NULL,
    needs character varying(12)[] NOT NULL,
    least_days smallint NOT NULL,
    follows_up boolean NOT NULL,
    initiative_id uuid NOT NULL,
    CONSTRAINT programmes_stage_least_days_check CHECK ((least_days >= 0)),
    CONSTRAINT programmes_stage_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.programmes_stagereached (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    note text NOT NULL,
    certificate character varying(60) NOT NULL,
    income bigint,
    by_id uuid,
    enrolment_id uuid NOT NULL,
    stage_id uuid NOT NULL
);
CREATE TABLE public.programmes_voice (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    about_id uuid,
    said_on date NOT NULL,
    said text NOT NULL,
    done text NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by_id uuid,
    published_at timestamp with time zone,
    action_id uuid,
    area_id uuid,
    programme_id uuid NOT NULL
);
CREATE TABLE public.reports_annualedition (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    year smallint NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    reason text NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    signature character varying(88) NOT NULL,
    public_key character varying(44) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid,
    asked_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    decided_by_name character varying(200) NOT NULL,
    refusal text NOT NULL,
    CONSTRAINT annual_by_two_people CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))),
    CONSTRAINT annual_published_is_signed CHECK (((NOT ((state)::text = 'published'::text)) OR (NOT ((signature)::text = ''::text)))),
    CONSTRAINT reports_annualedition_version_check CHECK ((version >= 0)),
    CONSTRAINT reports_annualedition_year_check CHECK ((year >= 0))
);
CREATE TABLE public.reports_annualwords (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    year smallint NOT NULL,
    block character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    revision smallint NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    author_id uuid,
    author_name character varying(200) NOT NULL,
    CONSTRAINT annual_words_language CHECK (((language)::text = ANY ((ARRAY['kk'::character varying, 'ru'::character varying, 'en'::character varying])::text[]))),
    CONSTRAINT reports_annualwords_revision_check CHECK ((revision >= 0)),
    CONSTRAINT reports_annualwords_year_check CHECK ((year >= 0))
);
CREATE TABLE public.reports_cell (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    indicator character varying(60) NOT NULL,
    definition smallint NOT NULL,
    state character varying(14) NOT NULL,
    how character varying(10) NOT NULL,
    computed numeric(14,1),
    below numeric(14,1),
    typed numeric(14,1),
    value numeric(14,1),
    records integer NOT NULL,
    digest character varying(64) NOT NULL,
    evidence character varying(300) NOT NULL,
    explanation text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    sheet_id uuid NOT NULL,
    CONSTRAINT cell_not_negative CHECK (((typed IS NULL) OR (typed >= (0)::numeric))),
    CONSTRAINT cell_typed_where_it_says CHECK (((typed IS NOT NULL) OR ((how)::text = 'computed'::text))),
    CONSTRAINT cell_typed_with_evidence CHECK (((typed IS NULL) OR (NOT ((evidence)::text = ''::text)))),
    CONSTRAINT cell_value_only_if_reported CHECK ((((state)::text = 'reported'::text) OR (value IS NULL))),
    CONSTRAINT reports_cell_definition_check CHECK ((definition >= 0)),
    CONSTRAINT reports_cell_records_check CHECK ((records >= 0))
);
CREATE TABLE public.reports_cellnote (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    indicator character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    text text NOT NULL,
    author_id uuid,
    author_name character varying(200) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    sheet_id uuid NOT NULL
);
CREATE TABLE public.reports_correction (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    reason text NOT NULL,
    cells jsonb NOT NULL,
    children jsonb NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid,
    asked_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    refusal text NOT NULL,
    sheet_id uuid NOT NULL,
    CONSTRAINT correction_by_two_people CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))),
    CONSTRAINT correction_has_a_reason CHECK ((NOT (reason = ''::text)))
);
CREATE TABLE public.reports_formedition (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    form character varying(50) NOT NULL,
    version smallint NOT NULL,
    in_force_from date NOT NULL,
    content jsonb NOT NULL,
    reason text NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id uuid,
    asked_by_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    refusal text NOT NULL,
    CONSTRAINT form_edition_by_two_people CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))),
    CONSTRAINT form_edition_has_a_reason CHECK (((NOT (reason = ''::text)) AND (version > 1))),
    CONSTRAINT reports_formedition_version_check CHECK ((version >= 0))
);
CREATE TABLE public.reports_frozenreport (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    made_by_name character varying(200) NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    signature character varying(88) NOT NULL,
    public_key character varying(44) NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT reports_frozenreport_number_check CHECK ((number >= 0))
);
CREATE TABLE public.reports_population (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "on" date NOT NULL,
    number integer NOT NULL,
    source character varying(300) NOT NULL,
    is_invented boolean NOT NULL,
    entered_by_id uuid,
    area_id uuid NOT NULL,
    CONSTRAINT population_has_a_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT population_of_somebody CHECK ((number > 0)),
    CONSTRAINT reports_population_number_check CHECK ((number >= 0))
);
CREATE TABLE public.reports_practicecomment (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    author_id uuid,
    author_name character varying(200) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    note_id uuid NOT NULL
);
CREATE TABLE public.reports_practicenote (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    indicator character varying(60) NOT NULL,
    period character varying(30) NOT NULL,
    title character varying(160) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    author_id uuid,
    author_name character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    remark text NOT NULL,
    organisation_id uuid NOT NULL,
    region_id uuid,
    CONSTRAINT practice_by_two_people CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = author_id) AND (decided_by_id IS NOT NULL) AND (author_id IS NOT NULL))))),
    CONSTRAINT practice_returned_says_why CHECK (((NOT ((state)::text = 'returned'::text)) OR (NOT (remark = ''::text))))
);
CREATE TABLE public.reports_reportdelivery (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    every character varying(8) NOT NULL,
    next_on date NOT NULL,
    last_sent_on date,
    added_by_id uuid,
    user_id uuid NOT NULL,
    report_id uuid NOT NULL
);
CREATE TABLE public.reports_reportshare (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    role character varying(20) NOT NULL,
    organisation_id uuid,
    report_id uuid NOT NULL
);
CREATE TABLE public.reports_savedreport (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name character varying(120) NOT NULL,
    question jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    owner_id uuid NOT NULL,
    CONSTRAINT saved_report_has_a_name CHECK ((NOT ((name)::text = ''::text)))
);
CREATE TABLE public.reports_sheet (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    form character varying(50) NOT NULL,
    period character varying(30) NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    state character varying(10) NOT NULL,
    due_on date NOT NULL,
    first_submitted_at timestamp with time zone,
    submitted_at timestamp with time zone,
    submitted_by_id uuid,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    missing_reason text NOT NULL,
    children jsonb NOT NULL,
    version smallint NOT NULL,
    above_id uuid,
    organisation_id uuid NOT NULL,
    form_version smallint NOT NULL,
    CONSTRAINT reports_sheet_form_version_check CHECK ((form_version >= 0)),
    CONSTRAINT reports_sheet_version_check CHECK ((version >= 0)),
    CONSTRAINT sheet_accepted_is_frozen CHECK (((NOT ((state)::text = 'accepted'::text)) OR (version > 0))),
    CONSTRAINT sheet_of_a_period CHECK ((first_on <= last_on)),
    CONSTRAINT sheet_submitted_when CHECK (((NOT ((state)::text = 'submitted'::text)) OR (submitted_at IS NOT NULL)))
);
CREATE TABLE public.reports_snapshot (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    document jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    signature character varying(88) NOT NULL,
    public_key character varying(44) NOT NULL,
    reason text NOT NULL,
    asked_by_id uuid,
    approved_by_id uuid,
    sheet_id uuid NOT NULL,
    CONSTRAINT reports_snapshot_version_check CHECK ((version >= 0)),
    CONSTRAINT snapshot_correction_has_a_reason CHECK (((version = 1) OR (NOT (reason = ''::text))))
);
CREATE TABLE public.reports_target (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    indicator character varying(60) NOT NULL,
    period character varying(30) NOT NULL,
    value numeric(14,1) NOT NULL,
    area_id uuid,
    CONSTRAINT target_not_negative CHECK ((value >= (0)::numeric))
);
CREATE TABLE public.reports_targetchange (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    indicator character varying(60) NOT NULL,
    period character varying(30) NOT NULL,
    before numeric(14,1),
    value numeric(14,1),
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    by_name character varying(200) NOT NULL,
    area_id uuid,
    CONSTRAINT target_change_changes CHECK (((before IS NULL) OR (value IS NULL) OR (NOT ((before = value) AND (before IS NOT NULL) AND (value IS NOT NULL)))))
);
CREATE TABLE public.territory_area (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    kato character varying(9),
    iso character varying(6) NOT NULL,
    during daterange NOT NULL,
    note text NOT NULL,
    search_keys text NOT NULL,
    CONSTRAINT area_exists_sometime CHECK ((NOT isempty(during))),
    CONSTRAINT area_kato_nine_digits CHECK (((kato)::text ~ '^[0-9]{9}$'::text))
);
CREATE TABLE public.territory_areaname (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    during daterange NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT area_name_used_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.territory_areaplacement (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    during daterange NOT NULL,
    area_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    CONSTRAINT area_not_its_own_parent CHECK ((NOT (area_id = parent_id))),
    CONSTRAINT area_placed_sometime CHECK ((NOT isempty(during)))
);
CREATE TABLE public.territory_areashape (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    path text NOT NULL,
    "left" double precision NOT NULL,
    top double precision NOT NULL,
    "right" double precision NOT NULL,
    bottom double precision NOT NULL,
    source character varying(300) NOT NULL,
    area_id uuid NOT NULL
);
CREATE TABLE public.territory_areawithin (
    id bigint NOT NULL,
    level smallint NOT NULL,
    during daterange NOT NULL,
    ancestor_id uuid NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT territory_areawithin_level_check CHECK ((level >= 0))
);
ALTER TABLE public.territory_areawithin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.territory_areawithin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.territory_geographyversion (
    id bigint NOT NULL,
    number bigint NOT NULL,
    CONSTRAINT territory_geographyversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.territory_geographyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.territory_geographyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.territory_plannedstep (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    area_kind character varying(20) NOT NULL,
    name_kk character varying(300) NOT NULL,
    name_ru character varying(300) NOT NULL,
    name_en character varying(300) NOT NULL,
    kato character varying(9) NOT NULL,
    iso character varying(6) NOT NULL,
    share numeric(6,5),
    area_id uuid,
    target_id uuid,
    target_step_id uuid,
    plan_id uuid NOT NULL,
    CONSTRAINT planned_step_one_target CHECK (((target_id IS NULL) OR (target_step_id IS NULL))),
    CONSTRAINT planned_step_share_is_a_part CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
    CONSTRAINT territory_plannedstep_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.territory_reform (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(60) NOT NULL,
    title_kk character varying(400) NOT NULL,
    title_ru character varying(400) NOT NULL,
    title_en character varying(400) NOT NULL,
    act_number character varying(40) NOT NULL,
    signed_on date,
    in_force_on date NOT NULL,
    act_kind character varying(12) NOT NULL,
    is_day_confirmed boolean NOT NULL
);
CREATE TABLE public.territory_reformplan (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    title_kk character varying(400) NOT NULL,
    title_ru character varying(400) NOT NULL,
    title_en character varying(400) NOT NULL,
    act_kind character varying(12) NOT NULL,
    act_number character varying(40) NOT NULL,
    signed_on date,
    in_force_on date NOT NULL,
    moves_bodies boolean NOT NULL,
    state character varying(10) NOT NULL,
    tried_at timestamp with time zone,
    tried_period character varying(30) NOT NULL,
    tried_on_map bigint,
    findings jsonb,
    proposed_at timestamp with time zone,
    proposed_by_id uuid,
    agreed_at timestamp with time zone,
    agreed_by_id uuid,
    reform_id uuid,
    CONSTRAINT reform_plan_agreed_by_somebody CHECK (((NOT ((state)::text = ANY ((ARRAY['agreed'::character varying, 'done'::character varying])::text[]))) OR (agreed_by_id IS NOT NULL))),
    CONSTRAINT reform_plan_done_with_reform CHECK ((((reform_id IS NOT NULL) AND ((state)::text = 'done'::text)) OR ((NOT ((state)::text = 'done'::text)) AND (reform_id IS NULL)))),
    CONSTRAINT reform_plan_second_person CHECK (((agreed_by_id IS NULL) OR (NOT ((agreed_by_id = proposed_by_id) AND (agreed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL))))),
    CONSTRAINT territory_reformplan_tried_on_map_check CHECK ((tried_on_map >= 0))
);
CREATE TABLE public.territory_reformstep (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    share numeric(6,5),
    area_id uuid NOT NULL,
    from_parent_id uuid,
    reform_id uuid NOT NULL,
    source_area_id uuid,
    to_parent_id uuid,
    CONSTRAINT reform_step_share_is_a_part CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
    CONSTRAINT territory_reformstep_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.auth_permission VALUES (1, 'Can add permission', 1, 'add_permission');
INSERT INTO public.auth_permission VALUES (2, 'Can change permission', 1, 'change_permission');
INSERT INTO public.auth_permission VALUES (3, 'Can delete permission', 1, 'delete_permission');
INSERT INTO public.auth_permission VALUES (4, 'Can view permission', 1, 'view_permission');
INSERT INTO public.auth_permission VALUES (5, 'Can add group', 2, 'add_group');
INSERT INTO public.auth_permission VALUES (6, 'Can change group', 2, 'change_group');
INSERT INTO public.auth_permission VALUES (7, 'Can delete group', 2, 'delete_group');
INSERT INTO public.auth_permission VALUES (8, 'Can view group', 2, 'view_group');
INSERT INTO public.auth_permission VALUES (9, 'Can add content type', 3, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (10, 'Can change content type', 3, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (11, 'Can delete content type', 3, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (12, 'Can view content type', 3, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (13, 'Can add session', 4, 'add_session');
INSERT INTO public.auth_permission VALUES (14, 'Can change session', 4, 'change_session');
INSERT INTO public.auth_permission VALUES (15, 'Can delete session', 4, 'delete_session');
INSERT INTO public.auth_permission VALUES (16, 'Can view session', 4, 'view_session');
INSERT INTO public.auth_permission VALUES (17, 'Can add procrastinate event', 5, 'add_procrastinateevent');
INSERT INTO public.auth_permission VALUES (18, 'Can change procrastinate event', 5, 'change_procrastinateevent');
INSERT INTO public.auth_permission VALUES (19, 'Can delete procrastinate event', 5, 'delete_procrastinateevent');
INSERT INTO public.auth_permission VALUES (20, 'Can view procrastinate event', 5, 'view_procrastinateevent');
INSERT INTO public.auth_permission VALUES (21, 'Can add procrastinate job', 6, 'add_procrastinatejob');
INSERT INTO public.auth_permission VALUES (22, 'Can change procrastinate job', 6, 'change_procrastinatejob');
INSERT INTO public.auth_permission VALUES (23, 'Can delete procrastinate job', 6, 'delete_procrastinatejob');
INSERT INTO public.auth_permission VALUES (24, 'Can view procrastinate job', 6, 'view_procrastinatejob');
INSERT INTO public.auth_permission VALUES (25, 'Can add procrastinate periodic defer', 7, 'add_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (26, 'Can change procrastinate periodic defer', 7, 'change_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (27, 'Can delete procrastinate periodic defer', 7, 'delete_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (28, 'Can view procrastinate periodic defer', 7, 'view_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (29, 'Can add procrastinate worker', 8, 'add_procrastinateworker');
INSERT INTO public.auth_permission VALUES (30, 'Can change procrastinate worker', 8, 'change_procrastinateworker');
INSERT INTO public.auth_permission VALUES (31, 'Can delete procrastinate worker', 8, 'delete_procrastinateworker');
INSERT INTO public.auth_permission VALUES (32, 'Can view procrastinate worker', 8, 'view_procrastinateworker');
INSERT INTO public.auth_permission VALUES (33, 'Can add application', 9, 'add_application');
INSERT INTO public.auth_permission VALUES (34, 'Can change application', 9, 'change_application');
INSERT INTO public.auth_permission VALUES (35, 'Can delete application', 9, 'delete_application');
INSERT INTO public.auth_permission VALUES (36, 'Can view application', 9, 'view_application');
INSERT INTO public.auth_permission VALUES (37, 'Can add access token', 10, 'add_accesstoken');
INSERT INTO public.auth_permission VALUES (38, 'Can change access token', 10, 'change_accesstoken');
INSERT INTO public.auth_permission VALUES (39, 'Can delete access token', 10, 'delete_accesstoken');
INSERT INTO public.auth_permission VALUES (40, 'Can view access token', 10, 'view_accesstoken');
INSERT INTO public.auth_permission VALUES (41, 'Can add grant', 11, 'add_grant');
INSERT INTO public.auth_permission VALUES (42, 'Can change grant', 11, 'change_grant');
INSERT INTO public.auth_permission VALUES (43, 'Can delete grant', 11, 'delete_grant');
INSERT INTO public.auth_permission VALUES (44, 'Can view grant', 11, 'view_grant');
INSERT INTO public.auth_permission VALUES (45, 'Can add refresh token', 12, 'add_refreshtoken');
INSERT INTO public.auth_permission VALUES (46, 'Can change refresh token', 12, 'change_refreshtoken');
INSERT INTO public.auth_permission VALUES (47, 'Can delete refresh token', 12, 'delete_refreshtoken');
INSERT INTO public.auth_permission VALUES (48, 'Can view refresh token', 12, 'view_refreshtoken');
INSERT INTO public.auth_permission VALUES (49, 'Can add id token', 13, 'add_idtoken');
INSERT INTO public.auth_permission VALUES (50, 'Can change id token', 13, 'change_idtoken');
INSERT INTO public.auth_permission VALUES (51, 'Can delete id token', 13, 'delete_idtoken');
INSERT INTO public.auth_permission VALUES (52, 'Can view id token', 13, 'view_idtoken');
INSERT INTO public.auth_permission VALUES (53, 'Can add device grant', 14, 'add_devicegrant');
INSERT INTO public.auth_permission VALUES (54, 'Can change device grant', 14, 'change_devicegrant');
INSERT INTO public.auth_permission VALUES (55, 'Can delete device grant', 14, 'delete_devicegrant');
INSERT INTO public.auth_permission VALUES (56, 'Can view device grant', 14, 'view_devicegrant');
INSERT INTO public.auth_permission VALUES (57, 'Can add calendar override', 15, 'add_calendaroverride');
INSERT INTO public.auth_permission VALUES (58, 'Can change calendar override', 15, 'change_calendaroverride');
INSERT INTO public.auth_permission VALUES (59, 'Can delete calendar override', 15, 'delete_calendaroverride');
INSERT INTO public.auth_permission VALUES (60, 'Can view calendar override', 15, 'view_calendaroverride');
INSERT INTO public.auth_permission VALUES (61, 'Can add audit event', 16, 'add_auditevent');
INSERT INTO public.auth_permission VALUES (62, 'Can change audit event', 16, 'change_auditevent');
INSERT INTO public.auth_permission VALUES (63, 'Can delete audit event', 16, 'delete_auditevent');
INSERT INTO public.auth_permission VALUES (64, 'Can view audit event', 16, 'view_auditevent');
INSERT INTO public.auth_permission VALUES (65, 'Can add audit seal', 17, 'add_auditseal');
INSERT INTO public.auth_permission VALUES (66, 'Can change audit seal', 17, 'change_auditseal');
INSERT INTO public.auth_permission VALUES (67, 'Can delete audit seal', 17, 'delete_auditseal');
INSERT INTO public.auth_permission VALUES (68, 'Can view audit seal', 17, 'view_auditseal');
INSERT INTO public.auth_permission VALUES (69, 'Can add number sequence', 18, 'add_numbersequence');
INSERT INTO public.auth_permission VALUES (70, 'Can change number sequence', 18, 'change_numbersequence');
INSERT INTO public.auth_permission VALUES (71, 'Can delete number sequence', 18, 'delete_numbersequence');
INSERT INTO public.auth_permission VALUES (72, 'Can view number sequence', 18, 'view_numbersequence');
INSERT INTO public.auth_permission VALUES (73, 'Can add throttle bucket', 19, 'add_throttlebucket');
INSERT INTO public.auth_permission VALUES (74, 'Can change throttle bucket', 19, 'change_throttlebucket');
INSERT INTO public.auth_permission VALUES (75, 'Can delete throttle bucket', 19, 'delete_throttlebucket');
INSERT INTO public.auth_permission VALUES (76, 'Can view throttle bucket', 19, 'view_throttlebucket');
INSERT INTO public.auth_permission VALUES (77, 'Can add job failure', 20, 'add_jobfailure');
INSERT INTO public.auth_permission VALUES (78, 'Can change job failure', 20, 'change_jobfailure');
INSERT INTO public.auth_permission VALUES (79, 'Can delete job failure', 20, 'delete_jobfailure');
INSERT INTO public.auth_permission VALUES (80, 'Can view job failure', 20, 'view_jobfailure');
INSERT INTO public.auth_permission VALUES (81, 'Can add message', 21, 'add_message');
INSERT INTO public.auth_permission VALUES (82, 'Can change message', 21, 'change_message');
INSERT INTO public.auth_permission VALUES (83, 'Can delete message', 21, 'delete_message');
INSERT INTO public.auth_permission VALUES (84, 'Can view message', 21, 'view_message');
INSERT INTO public.auth_permission VALUES (85, 'Can add legal hold', 22, 'add_legalhold');
INSERT INTO public.auth_permission VALUES (86, 'Can change legal hold', 22, 'change_legalhold');
INSERT INTO public.auth_permission VALUES (87, 'Can delete legal hold', 22, 'delete_legalhold');
INSERT INTO public.auth_permission VALUES (88, 'Can view legal hold', 22, 'view_legalhold');
INSERT INTO public.auth_permission VALUES (89, 'Can add retention run', 23, 'add_retentionrun');
INSERT INTO public.auth_permission VALUES (90, 'Can change retention run', 23, 'change_retentionrun');
INSERT INTO public.auth_permission VALUES (91, 'Can delete retention run', 23, 'delete_retentionrun');
INSERT INTO public.auth_permission VALUES (92, 'Can view retention run', 23, 'view_retentionrun');
INSERT INTO public.auth_permission VALUES (93, 'Can add message file', 24, 'add_messagefile');
INSERT INTO public.auth_permission VALUES (94, 'Can change message file', 24, 'change_messagefile');
INSERT INTO public.auth_permission VALUES (95, 'Can delete message file', 24, 'delete_messagefile');
INSERT INTO public.auth_permission VALUES (96, 'Can view message file', 24, 'view_messagefile');
INSERT INTO public.auth_permission VALUES (97, 'Can add geography version', 25, 'add_geographyversion');
INSERT INTO public.auth_permission VALUES (98, 'Can change geography version', 25, 'change_geographyversion');
INSERT INTO public.auth_permission VALUES (99, 'Can delete geography version', 25, 'delete_geographyversion');
INSERT INTO public.auth_permission VALUES (100, 'Can view geography version', 25, 'view_geographyversion');
INSERT INTO public.auth_permission VALUES (101, 'Can add reform', 26, 'add_reform');
INSERT INTO public.auth_permission VALUES (102, 'Can change reform', 26, 'change_reform');
INSERT INTO public.auth_permission VALUES (103, 'Can delete reform', 26, 'delete_reform');
INSERT INTO public.auth_permission VALUES (104, 'Can view reform', 26, 'view_reform');
INSERT INTO public.auth_permission VALUES (105, 'Can add area', 27, 'add_area');
INSERT INTO public.auth_permission VALUES (106, 'Can change area', 27, 'change_area');
INSERT INTO public.auth_permission VALUES (107, 'Can delete area', 27, 'delete_area');
INSERT INTO public.auth_permission VALUES (108, 'Can view area', 27, 'view_area');
INSERT INTO public.auth_permission VALUES (109, 'Can add area shape', 28, 'add_areashape');
INSERT INTO public.auth_permission VALUES (110, 'Can change area shape', 28, 'change_areashape');
INSERT INTO public.auth_permission VALUES (111, 'Can delete area shape', 28, 'delete_areashape');
INSERT INTO public.auth_permission VALUES (112, 'Can view area shape', 28, 'view_areashape');
INSERT INTO public.auth_permission VALUES (113, 'Can add area name', 29, 'add_areaname');
INSERT INTO public.auth_permission VALUES (114, 'Can change area name', 29, 'change_areaname');
INSERT INTO public.auth_permission VALUES (115, 'Can delete area name', 29, 'delete_areaname');
INSERT INTO public.auth_permission VALUES (116, 'Can view area name', 29, 'view_areaname');
INSERT INTO public.auth_permission VALUES (117, 'Can add area placement', 30, 'add_areaplacement');
INSERT INTO public.auth_permission VALUES (118, 'Can change area placement', 30, 'change_areaplacement');
INSERT INTO public.auth_permission VALUES (119, 'Can delete area placement', 30, 'delete_areaplacement');
INSERT INTO public.auth_permission VALUES (120, 'Can view area placement', 30, 'view_areaplacement');
INSERT INTO public.auth_permission VALUES (121, 'Can add area within', 31, 'add_areawithin');
INSERT INTO public.auth_permission VALUES (122, 'Can change area within', 31, 'change_areawithin');
INSERT INTO public.auth_permission VALUES (123, 'Can delete area within', 31, 'delete_areawithin');
INSERT INTO public.auth_permission VALUES (124, 'Can view area within', 31, 'view_areawithin');
INSERT INTO public.auth_permission VALUES (125, 'Can add reform step', 32, 'add_reformstep');
INSERT INTO public.auth_permission VALUES (126, 'Can change reform step', 32, 'change_reformstep');
INSERT INTO public.auth_permission VALUES (127, 'Can delete reform step', 32, 'delete_reformstep');
INSERT INTO public.auth_permission VALUES (128, 'Can view reform step', 32, 'view_reformstep');
INSERT INTO public.auth_permission VALUES (129, 'Can add reform plan', 33, 'add_reformplan');
INSERT INTO public.auth_permission VALUES (130, 'Can change reform plan', 33, 'change_reformplan');
INSERT INTO public.auth_permission VALUES (131, 'Can delete reform plan', 33, 'delete_reformplan');
INSERT INTO public.auth_permission VALUES (132, 'Can view reform plan', 33, 'view_reformplan');
INSERT INTO public.auth_permission VALUES (133, 'Can add planned step', 34, 'add_plannedstep');
INSERT INTO public.auth_permission VALUES (134, 'Can change planned step', 34, 'change_plannedstep');
INSERT INTO public.auth_permission VALUES (135, 'Can delete planned step', 34, 'delete_plannedstep');
INSERT INTO public.auth_permission VALUES (136, 'Can view planned step', 34, 'view_plannedstep');
INSERT INTO public.auth_permission VALUES (137, 'Can add household', 35, 'add_household');
INSERT INTO public.auth_permission VALUES (138, 'Can change household', 35, 'change_household');
INSERT INTO public.auth_permission VALUES (139, 'Can delete household', 35, 'delete_household');
INSERT INTO public.auth_permission VALUES (140, 'Can view household', 35, 'view_household');
INSERT INTO public.auth_permission VALUES (141, 'Can add person', 36, 'add_person');
INSERT INTO public.auth_permission VALUES (142, 'Can change person', 36, 'change_person');
INSERT INTO public.auth_permission VALUES (143, 'Can delete person', 36, 'delete_person');
INSERT INTO public.auth_permission VALUES (144, 'Can view person', 36, 'view_person');
INSERT INTO public.auth_permission VALUES (145, 'Can add identifier', 37, 'add_identifier');
INSERT INTO public.auth_permission VALUES (146, 'Can change identifier', 37, 'change_identifier');
INSERT INTO public.auth_permission VALUES (147, 'Can delete identifier', 37, 'delete_identifier');
INSERT INTO public.auth_permission VALUES (148, 'Can view identifier', 37, 'view_identifier');
INSERT INTO public.auth_permission VALUES (149, 'Can add household member', 38, 'add_householdmember');
INSERT INTO public.auth_permission VALUES (150, 'Can change household member', 38, 'change_householdmember');
INSERT INTO public.auth_permission VALUES (151, 'Can delete household member', 38, 'delete_householdmember');
INSERT INTO public.auth_permission VALUES (152, 'Can view household member', 38, 'view_householdmember');
INSERT INTO public.auth_permission VALUES (153, 'Can add disclosure', 39, 'add_disclosure');
INSERT INTO public.auth_permission VALUES (154, 'Can change disclosure', 39, 'change_disclosure');
INSERT INTO public.auth_permission VALUES (155, 'Can delete disclosure', 39, 'delete_disclosure');
INSERT INTO public.auth_permission VALUES (156, 'Can view disclosure', 39, 'view_disclosure');
INSERT INTO public.auth_permission VALUES (157, 'Can add contact', 40, 'add_contact');
INSERT INTO public.auth_permission VALUES (158, 'Can change contact', 40, 'change_contact');
INSERT INTO public.auth_permission VALUES (159, 'Can delete contact', 40, 'delete_contact');
INSERT INTO public.auth_permission VALUES (160, 'Can view contact', 40, 'view_contact');
INSERT INTO public.auth_permission VALUES (161, 'Can add consent', 41, 'add_consent');
INSERT INTO public.auth_permission VALUES (162, 'Can change consent', 41, 'change_consent');
INSERT INTO public.auth_permission VALUES (163, 'Can delete consent', 41, 'delete_consent');
INSERT INTO public.auth_permission VALUES (164, 'Can view consent', 41, 'view_consent');
INSERT INTO public.auth_permission VALUES (165, 'Can add person link', 42, 'add_personlink');
INSERT INTO public.auth_permission VALUES (166, 'Can change person link', 42, 'change_personlink');
INSERT INTO public.auth_permission VALUES (167, 'Can delete person link', 42, 'delete_personlink');
INSERT INTO public.auth_permission VALUES (168, 'Can view person link', 42, 'view_personlink');
INSERT INTO public.auth_permission VALUES (169, 'Can add duplicate pair', 43, 'add_duplicatepair');
INSERT INTO public.auth_permission VALUES (170, 'Can change duplicate pair', 43, 'change_duplicatepair');
INSERT INTO public.auth_permission VALUES (171, 'Can delete duplicate pair', 43, 'delete_duplicatepair');
INSERT INTO public.auth_permission VALUES (172, 'Can view duplicate pair', 43, 'view_duplicatepair');
INSERT INTO public.auth_permission VALUES (173, 'Can add duplicate scan', 44, 'add_duplicatescan');
INSERT INTO public.auth_permission VALUES (174, 'Can change duplicate scan', 44, 'change_duplicatescan');
INSERT INTO public.auth_permission VALUES (175, 'Can delete duplicate scan', 44, 'delete_duplicatescan');
INSERT INTO public.auth_permission VALUES (176, 'Can view duplicate scan', 44, 'view_duplicatescan');
INSERT INTO public.auth_permission VALUES (177, 'Can add match decision', 45, 'add_matchdecision');
INSERT INTO public.auth_permission VALUES (178, 'Can change match decision', 45, 'change_matchdecision');
INSERT INTO public.auth_permission VALUES (179, 'Can delete match decision', 45, 'delete_matchdecision');
INSERT INTO public.auth_permission VALUES (180, 'Can view match decision', 45, 'view_matchdecision');
INSERT INTO public.auth_permission VALUES (181, 'Can add moved row', 46, 'add_movedrow');
INSERT INTO public.auth_permission VALUES (182, 'Can change moved row', 46, 'change_movedrow');
INSERT INTO public.auth_permission VALUES (183, 'Can delete moved row', 46, 'delete_movedrow');
INSERT INTO public.auth_permission VALUES (184, 'Can view moved row', 46, 'view_movedrow');
INSERT INTO public.auth_permission VALUES (185, 'Can add person merge', 47, 'add_personmerge');
INSERT INTO public.auth_permission VALUES (186, 'Can change person merge', 47, 'change_personmerge');
INSERT INTO public.auth_permission VALUES (187, 'Can delete person merge', 47, 'delete_personmerge');
INSERT INTO public.auth_permission VALUES (188, 'Can view person merge', 47, 'view_personmerge');
INSERT INTO public.auth_permission VALUES (189, 'Can add person status', 48, 'add_personstatus');
INSERT INTO public.auth_permission VALUES (190, 'Can change person status', 48, 'change_personstatus');
INSERT INTO public.auth_permission VALUES (191, 'Can delete person status', 48, 'delete_personstatus');
INSERT INTO public.auth_permission VALUES (192, 'Can view person status', 48, 'view_personstatus');
INSERT INTO public.auth_permission VALUES (193, 'Can add access request', 49, 'add_accessrequest');
INSERT INTO public.auth_permission VALUES (194, 'Can change access request', 49, 'change_accessrequest');
INSERT INTO public.auth_permission VALUES (195, 'Can delete access request', 49, 'delete_accessrequest');
INSERT INTO public.auth_permission VALUES (196, 'Can view access request', 49, 'view_accessrequest');
INSERT INTO public.auth_permission VALUES (197, 'Can add user', 50, 'add_user');
INSERT INTO public.auth_permission VALUES (198, 'Can change user', 50, 'change_user');
INSERT INTO public.auth_permission VALUES (199, 'Can delete user', 50, 'delete_user');
INSERT INTO public.auth_permission VALUES (200, 'Can view user', 50, 'view_user');
INSERT INTO public.auth_permission VALUES (201, 'Can add memorandum', 51, 'add_memorandum');
INSERT INTO public.auth_permission VALUES (202, 'Can change memorandum', 51, 'change_memorandum');
INSERT INTO public.auth_permission VALUES (203, 'Can delete memorandum', 51, 'delete_memorandum');
INSERT INTO public.auth_permission VALUES (204, 'Can view memorandum', 51, 'view_memorandum');
INSERT INTO public.auth_permission VALUES (205, 'Can add organisation', 52, 'add_organisation');
INSERT INTO public.auth_permission VALUES (206, 'Can change organisation', 52, 'change_organisation');
INSERT INTO public.auth_permission VALUES (207, 'Can delete organisation', 52, 'delete_organisation');
INSERT INTO public.auth_permission VALUES (208, 'Can view organisation', 52, 'view_organisation');
INSERT INTO public.auth_permission VALUES (209, 'Can add memorandum party', 53, 'add_memorandumparty');
INSERT INTO public.auth_permission VALUES (210, 'Can change memorandum party', 53, 'change_memorandumparty');
INSERT INTO public.auth_permission VALUES (211, 'Can delete memorandum party', 53, 'delete_memorandumparty');
INSERT INTO public.auth_permission VALUES (212, 'Can view memorandum party', 53, 'view_memorandumparty');
INSERT INTO public.auth_permission VALUES (213, 'Can add invitation', 54, 'add_invitation');
INSERT INTO public.auth_permission VALUES (214, 'Can change invitation', 54, 'change_invitation');
INSERT INTO public.auth_permission VALUES (215, 'Can delete invitation', 54, 'delete_invitation');
INSERT INTO public.auth_permission VALUES (216, 'Can view invitation', 54, 'view_invitation');
INSERT INTO public.auth_permission VALUES (217, 'Can add organisation name', 55, 'add_organisationname');
INSERT INTO public.auth_permission VALUES (218, 'Can change organisation name', 55, 'change_organisationname');
INSERT INTO public.auth_permission VALUES (219, 'Can delete organisation name', 55, 'delete_organisationname');
INSERT INTO public.auth_permission VALUES (220, 'Can view organisation name', 55, 'view_organisationname');
INSERT INTO public.auth_permission VALUES (221, 'Can add organisation placement', 56, 'add_organisationplacement');
INSERT INTO public.auth_permission VALUES (222, 'Can change organisation placement', 56, 'change_organisationplacement');
INSERT INTO public.auth_permission VALUES (223, 'Can delete organisation placement', 56, 'delete_organisationplacement');
INSERT INTO public.auth_permission VALUES (224, 'Can view organisation placement', 56, 'view_organisationplacement');
INSERT INTO public.auth_permission VALUES (225, 'Can add role grant', 57, 'add_rolegrant');
INSERT INTO public.auth_permission VALUES (226, 'Can change role grant', 57, 'change_rolegrant');
INSERT INTO public.auth_permission VALUES (227, 'Can delete role grant', 57, 'delete_rolegrant');
INSERT INTO public.auth_permission VALUES (228, 'Can view role grant', 57, 'view_rolegrant');
INSERT INTO public.auth_permission VALUES (229, 'Can add body decision', 58, 'add_bodydecision');
INSERT INTO public.auth_permission VALUES (230, 'Can change body decision', 58, 'change_bodydecision');
INSERT INTO public.auth_permission VALUES (231, 'Can delete body decision', 58, 'delete_bodydecision');
INSERT INTO public.auth_permission VALUES (232, 'Can view body decision', 58, 'view_bodydecision');
INSERT INTO public.auth_permission VALUES (233, 'Can add joining', 59, 'add_joining');
INSERT INTO public.auth_permission VALUES (234, 'Can change joining', 59, 'change_joining');
INSERT INTO public.auth_permission VALUES (235, 'Can delete joining', 59, 'delete_joining');
INSERT INTO public.auth_permission VALUES (236, 'Can view joining', 59, 'view_joining');
INSERT INTO public.auth_permission VALUES (237, 'Can add membership', 60, 'add_membership');
INSERT INTO public.auth_permission VALUES (238, 'Can change membership', 60, 'change_membership');
INSERT INTO public.auth_permission VALUES (239, 'Can delete membership', 60, 'delete_membership');
INSERT INTO public.auth_permission VALUES (240, 'Can view membership', 60, 'view_membership');
INSERT INTO public.auth_permission VALUES (241, 'Can add post', 61, 'add_post');
INSERT INTO public.auth_permission VALUES (242, 'Can change post', 61, 'change_post');
INSERT INTO public.auth_permission VALUES (243, 'Can delete post', 61, 'delete_post');
INSERT INTO public.auth_permission VALUES (244, 'Can view post', 61, 'view_post');
INSERT INTO public.auth_permission VALUES (245, 'Can add profile', 62, 'add_profile');
INSERT INTO public.auth_permission VALUES (246, 'Can change profile', 62, 'change_profile');
INSERT INTO public.auth_permission VALUES (247, 'Can delete profile', 62, 'delete_profile');
INSERT INTO public.auth_permission VALUES (248, 'Can view profile', 62, 'view_profile');
INSERT INTO public.auth_permission VALUES (249, 'Can add tenancy', 63, 'add_tenancy');
INSERT INTO public.auth_permission VALUES (250, 'Can change tenancy', 63, 'change_tenancy');
INSERT INTO public.auth_permission VALUES (251, 'Can delete tenancy', 63, 'delete_tenancy');
INSERT INTO public.auth_permission VALUES (252, 'Can view tenancy', 63, 'view_tenancy');
INSERT INTO public.auth_permission VALUES (253, 'Can add substitution', 64, 'add_substitution');
INSERT INTO public.auth_permission VALUES (254, 'Can change substitution', 64, 'change_substitution');
INSERT INTO public.auth_permission VALUES (255, 'Can delete substitution', 64, 'delete_substitution');
INSERT INTO public.auth_permission VALUES (256, 'Can view substitution', 64, 'view_substitution');
INSERT INTO public.auth_permission VALUES (257, 'Can add memorandum edition', 65, 'add_memorandumedition');
INSERT INTO public.auth_permission VALUES (258, 'Can change memorandum edition', 65, 'change_memorandumedition');
INSERT INTO public.auth_permission VALUES (259, 'Can delete memorandum edition', 65, 'delete_memorandumedition');
INSERT INTO public.auth_permission VALUES (260, 'Can view memorandum edition', 65, 'view_memorandumedition');
INSERT INTO public.auth_permission VALUES (261, 'Can add memorandum obligation', 66, 'add_memorandumobligation');
INSERT INTO public.auth_permission VALUES (262, 'Can change memorandum obligation', 66, 'change_memorandumobligation');
INSERT INTO public.auth_permission VALUES (263, 'Can delete memorandum obligation', 66, 'delete_memorandumobligation');
INSERT INTO public.auth_permission VALUES (264, 'Can view memorandum obligation', 66, 'view_memorandumobligation');
INSERT INTO public.auth_permission VALUES (265, 'Can add service', 67, 'add_service');
INSERT INTO public.auth_permission VALUES (266, 'Can change service', 67, 'change_service');
INSERT INTO public.auth_permission VALUES (267, 'Can delete service', 67, 'delete_service');
INSERT INTO public.auth_permission VALUES (268, 'Can view service', 67, 'view_service');
INSERT INTO public.auth_permission VALUES (269, 'Can add route', 68, 'add_route');
INSERT INTO public.auth_permission VALUES (270, 'Can change route', 68, 'change_route');
INSERT INTO public.auth_permission VALUES (271, 'Can delete route', 68, 'delete_route');
INSERT INTO public.auth_permission VALUES (272, 'Can view route', 68, 'view_route');
INSERT INTO public.auth_permission VALUES (273, 'Can add provision', 69, 'add_provision');
INSERT INTO public.auth_permission VALUES (274, 'Can change provision', 69, 'change_provision');
INSERT INTO public.auth_permission VALUES (275, 'Can delete provision', 69, 'delete_provision');
INSERT INTO public.auth_permission VALUES (276, 'Can view provision', 69, 'view_provision');
INSERT INTO public.auth_permission VALUES (277, 'Can add parameter change', 70, 'add_parameterchange');
INSERT INTO public.auth_permission VALUES (278, 'Can change parameter change', 70, 'change_parameterchange');
INSERT INTO public.auth_permission VALUES (279, 'Can delete parameter change', 70, 'delete_parameterchange');
INSERT INTO public.auth_permission VALUES (280, 'Can view parameter change', 70, 'view_parameterchange');
INSERT INTO public.auth_permission VALUES (281, 'Can add regional figure', 71, 'add_regionalfigure');
INSERT INTO public.auth_permission VALUES (282, 'Can change regional figure', 71, 'change_regionalfigure');
INSERT INTO public.auth_permission VALUES (283, 'Can delete regional figure', 71, 'delete_regionalfigure');
INSERT INTO public.auth_permission VALUES (284, 'Can view regional figure', 71, 'view_regionalfigure');
INSERT INTO public.auth_permission VALUES (285, 'Can add scenario', 72, 'add_scenario');
INSERT INTO public.auth_permission VALUES (286, 'Can change scenario', 72, 'change_scenario');
INSERT INTO public.auth_permission VALUES (287, 'Can delete scenario', 72, 'delete_scenario');
INSERT INTO public.auth_permission VALUES (288, 'Can view scenario', 72, 'view_scenario');
INSERT INTO public.auth_permission VALUES (289, 'Can add scenario run', 73, 'add_scenariorun');
INSERT INTO public.auth_permission VALUES (290, 'Can change scenario run', 73, 'change_scenariorun');
INSERT INTO public.auth_permission VALUES (291, 'Can delete scenario run', 73, 'delete_scenariorun');
INSERT INTO public.auth_permission VALUES (292, 'Can view scenario run', 73, 'view_scenariorun');
INSERT INTO public.auth_permission VALUES (293, 'Can add service revision', 74, 'add_servicerevision');
INSERT INTO public.auth_permission VALUES (294, 'Can change service revision', 74, 'change_servicerevision');
INSERT INTO public.auth_permission VALUES (295, 'Can delete service revision', 74, 'delete_servicerevision');
INSERT INTO public.auth_permission VALUES (296, 'Can view service revision', 74, 'view_servicerevision');
INSERT INTO public.auth_permission VALUES (297, 'Can add initiative', 75, 'add_initiative');
INSERT INTO public.auth_permission VALUES (298, 'Can change initiative', 75, 'change_initiative');
INSERT INTO public.auth_permission VALUES (299, 'Can delete initiative', 75, 'delete_initiative');
INSERT INTO public.auth_permission VALUES (300, 'Can view initiative', 75, 'view_initiative');
INSERT INTO public.auth_permission VALUES (301, 'Can add broadcast', 76, 'add_broadcast');
INSERT INTO public.auth_permission VALUES (302, 'Can change broadcast', 76, 'change_broadcast');
INSERT INTO public.auth_permission VALUES (303, 'Can delete broadcast', 76, 'delete_broadcast');
INSERT INTO public.auth_permission VALUES (304, 'Can view broadcast', 76, 'view_broadcast');
INSERT INTO public.auth_permission VALUES (305, 'Can add programme', 77, 'add_programme');
INSERT INTO public.auth_permission VALUES (306, 'Can change programme', 77, 'change_programme');
INSERT INTO public.auth_permission VALUES (307, 'Can delete programme', 77, 'delete_programme');
INSERT INTO public.auth_permission VALUES (308, 'Can view programme', 77, 'view_programme');
INSERT INTO public.auth_permission VALUES (309, 'Can add budget line', 78, 'add_budgetline');
INSERT INTO public.auth_permission VALUES (310, 'Can change budget line', 78, 'change_budgetline');
INSERT INTO public.auth_permission VALUES (311, 'Can delete budget line', 78, 'delete_budgetline');
INSERT INTO public.auth_permission VALUES (312, 'Can view budget line', 78, 'view_budgetline');
INSERT INTO public.auth_permission VALUES (313, 'Can add programme partner', 79, 'add_programmepartner');
INSERT INTO public.auth_permission VALUES (314, 'Can change programme partner', 79, 'change_programmepartner');
INSERT INTO public.auth_permission VALUES (315, 'Can delete programme partner', 79, 'delete_programmepartner');
INSERT INTO public.auth_permission VALUES (316, 'Can view programme partner', 79, 'view_programmepartner');
INSERT INTO public.auth_permission VALUES (317, 'Can add research', 80, 'add_research');
INSERT INTO public.auth_permission VALUES (318, 'Can change research', 80, 'change_research');
INSERT INTO public.auth_permission VALUES (319, 'Can delete research', 80, 'delete_research');
INSERT INTO public.auth_permission VALUES (320, 'Can view research', 80, 'view_research');
INSERT INTO public.auth_permission VALUES (321, 'Can add finding', 81, 'add_finding');
INSERT INTO public.auth_permission VALUES (322, 'Can change finding', 81, 'change_finding');
INSERT INTO public.auth_permission VALUES (323, 'Can delete finding', 81, 'delete_finding');
INSERT INTO public.auth_permission VALUES (324, 'Can view finding', 81, 'view_finding');
INSERT INTO public.auth_permission VALUES (325, 'Can add research report', 82, 'add_researchreport');
INSERT INTO public.auth_permission VALUES (326, 'Can change research report', 82, 'change_researchreport');
INSERT INTO public.auth_permission VALUES (327, 'Can delete research report', 82, 'delete_researchreport');
INSERT INTO public.auth_permission VALUES (328, 'Can view research report', 82, 'view_researchreport');
INSERT INTO public.auth_permission VALUES (329, 'Can add research visit', 83, 'add_researchvisit');
INSERT INTO public.auth_permission VALUES (330, 'Can change research visit', 83, 'change_researchvisit');
INSERT INTO public.auth_permission VALUES (331, 'Can delete research visit', 83, 'delete_researchvisit');
INSERT INTO public.auth_permission VALUES (332, 'Can view research visit', 83, 'view_researchvisit');
INSERT INTO public.auth_permission VALUES (333, 'Can add review', 84, 'add_review');
INSERT INTO public.auth_permission VALUES (334, 'Can change review', 84, 'change_review');
INSERT INTO public.auth_permission VALUES (335, 'Can delete review', 84, 'delete_review');
INSERT INTO public.auth_permission VALUES (336, 'Can view review', 84, 'view_review');
INSERT INTO public.auth_permission VALUES (337, 'Can add review region', 85, 'add_reviewregion');
INSERT INTO public.auth_permission VALUES (338, 'Can change review region', 85, 'change_reviewregion');
INSERT INTO public.auth_permission VALUES (339, 'Can delete review region', 85, 'delete_reviewregion');
INSERT INTO public.auth_permission VALUES (340, 'Can view review region', 85, 'view_reviewregion');
INSERT INTO public.auth_permission VALUES (341, 'Can add roadmap', 86, 'add_roadmap');
INSERT INTO public.auth_permission VALUES (342, 'Can change roadmap', 86, 'change_roadmap');
INSERT INTO public.auth_permission VALUES (343, 'Can delete roadmap', 86, 'delete_roadmap');
INSERT INTO public.auth_permission VALUES (344, 'Can view roadmap', 86, 'view_roadmap');
INSERT INTO public.auth_permission VALUES (345, 'Can add roadmap action', 87, 'add_roadmapaction');
INSERT INTO public.auth_permission VALUES (346, 'Can change roadmap action', 87, 'change_roadmapaction');
INSERT INTO public.auth_permission VALUES (347, 'Can delete roadmap action', 87, 'delete_roadmapaction');
INSERT INTO public.auth_permission VALUES (348, 'Can view roadmap action', 87, 'view_roadmapaction');
INSERT INTO public.auth_permission VALUES (349, 'Can add review decision', 88, 'add_reviewdecision');
INSERT INTO public.auth_permission VALUES (350, 'Can change review decision', 88, 'change_reviewdecision');
INSERT INTO public.auth_permission VALUES (351, 'Can delete review decision', 88, 'delete_reviewdecision');
INSERT INTO public.auth_permission VALUES (352, 'Can view review decision', 88, 'view_reviewdecision');
INSERT INTO public.auth_permission VALUES (353, 'Can add recommendation', 89, 'add_recommendation');
INSERT INTO public.auth_permission VALUES (354, 'Can change recommendation', 89, 'change_recommendation');
INSERT INTO public.auth_permission VALUES (355, 'Can delete recommendation', 89, 'delete_recommendation');
INSERT INTO public.auth_permission VALUES (356, 'Can view recommendation', 89, 'view_recommendation');
INSERT INTO public.auth_permission VALUES (357, 'Can add offer answer', 90, 'add_offeranswer');
INSERT INTO public.auth_permission VALUES (358, 'Can change offer answer', 90, 'change_offeranswer');
INSERT INTO public.auth_permission VALUES (359, 'Can delete offer answer', 90, 'delete_offeranswer');
INSERT INTO public.auth_permission VALUES (360, 'Can view offer answer', 90, 'view_offeranswer');
INSERT INTO public.auth_permission VALUES (361, 'Can add action status', 91, 'add_actionstatus');
INSERT INTO public.auth_permission VALUES (362, 'Can change action status', 91, 'change_actionstatus');
INSERT INTO public.auth_permission VALUES (363, 'Can delete action status', 91, 'delete_actionstatus');
INSERT INTO public.auth_permission VALUES (364, 'Can view action status', 91, 'view_actionstatus');
INSERT INTO public.auth_permission VALUES (365, 'Can add action need', 92, 'add_actionneed');
INSERT INTO public.auth_permission VALUES (366, 'Can change action need', 92, 'change_actionneed');
INSERT INTO public.auth_permission VALUES (367, 'Can delete action need', 92, 'delete_actionneed');
INSERT INTO public.auth_permission VALUES (368, 'Can view action need', 92, 'view_actionneed');
INSERT INTO public.auth_permission VALUES (369, 'Can add action measure', 93, 'add_actionmeasure');
INSERT INTO public.auth_permission VALUES (370, 'Can change action measure', 93, 'change_actionmeasure');
INSERT INTO public.auth_permission VALUES (371, 'Can delete action measure', 93, 'delete_actionmeasure');
INSERT INTO public.auth_permission VALUES (372, 'Can view action measure', 93, 'view_actionmeasure');
INSERT INTO public.auth_permission VALUES (373, 'Can add action evidence', 94, 'add_actionevidence');
INSERT INTO public.auth_permission VALUES (374, 'Can change action evidence', 94, 'change_actionevidence');
INSERT INTO public.auth_permission VALUES (375, 'Can delete action evidence', 94, 'delete_actionevidence');
INSERT INTO public.auth_permission VALUES (376, 'Can view action evidence', 94, 'view_actionevidence');
INSERT INTO public.auth_permission VALUES (377, 'Can add stage', 95, 'add_stage');
INSERT INTO public.auth_permission VALUES (378, 'Can change stage', 95, 'change_stage');
INSERT INTO public.auth_permission VALUES (379, 'Can delete stage', 95, 'delete_stage');
INSERT INTO public.auth_permission VALUES (380, 'Can view stage', 95, 'view_stage');
INSERT INTO public.auth_permission VALUES (381, 'Can add enrolment', 96, 'add_enrolment');
INSERT INTO public.auth_permission VALUES (382, 'Can change enrolment', 96, 'change_enrolment');
INSERT INTO public.auth_permission VALUES (383, 'Can delete enrolment', 96, 'delete_enrolment');
INSERT INTO public.auth_permission VALUES (384, 'Can view enrolment', 96, 'view_enrolment');
INSERT INTO public.auth_permission VALUES (385, 'Can add stage reached', 97, 'add_stagereached');
INSERT INTO public.auth_permission VALUES (386, 'Can change stage reached', 97, 'change_stagereached');
INSERT INTO public.auth_permission VALUES (387, 'Can delete stage reached', 97, 'delete_stagereached');
INSERT INTO public.auth_permission VALUES (388, 'Can view stage reached', 97, 'view_stagereached');
INSERT INTO public.auth_permission VALUES (389, 'Can add voice', 98, 'add_voice');
INSERT INTO public.auth_permission VALUES (390, 'Can change voice', 98, 'change_voice');
INSERT INTO public.auth_permission VALUES (391, 'Can delete voice', 98, 'delete_voice');
INSERT INTO public.auth_permission VALUES (392, 'Can view voice', 98, 'view_voice');
INSERT INTO public.auth_permission VALUES (393, 'Can add follow up', 99, 'add_followup');
INSERT INTO public.auth_permission VALUES (394, 'Can change follow up', 99, 'change_followup');
INSERT INTO public.auth_permission VALUES (395, 'Can delete follow up', 99, 'delete_followup');
INSERT INTO public.auth_permission VALUES (396, 'Can view follow up', 99, 'view_followup');
INSERT INTO public.auth_permission VALUES (397, 'Can add hand over', 100, 'add_handover');
INSERT INTO public.auth_permission VALUES (398, 'Can change hand over', 100, 'change_handover');
INSERT INTO public.auth_permission VALUES (399, 'Can delete hand over', 100, 'delete_handover');
INSERT INTO public.auth_permission VALUES (400, 'Can view hand over', 100, 'view_handover');
INSERT INTO public.auth_permission VALUES (401, 'Can add initiative partner', 101, 'add_initiativepartner');
INSERT INTO public.auth_permission VALUES (402, 'Can change initiative partner', 101, 'change_initiativepartner');
INSERT INTO public.auth_permission VALUES (403, 'Can delete initiative partner', 101, 'delete_initiativepartner');
INSERT INTO public.auth_permission VALUES (404, 'Can view initiative partner', 101, 'view_initiativepartner');
INSERT INTO public.auth_permission VALUES (405, 'Can add booking series', 102, 'add_bookingseries');
INSERT INTO public.auth_permission VALUES (406, 'Can change booking series', 102, 'change_bookingseries');
INSERT INTO public.auth_permission VALUES (407, 'Can delete booking series', 102, 'delete_bookingseries');
INSERT INTO public.auth_permission VALUES (408, 'Can view booking series', 102, 'view_bookingseries');
INSERT INTO public.auth_permission VALUES (409, 'Can add booking', 103, 'add_booking');
INSERT INTO public.auth_permission VALUES (410, 'Can change booking', 103, 'change_booking');
INSERT INTO public.auth_permission VALUES (411, 'Can delete booking', 103, 'delete_booking');
INSERT INTO public.auth_permission VALUES (412, 'Can view booking', 103, 'view_booking');
INSERT INTO public.auth_permission VALUES (413, 'Can add course', 104, 'add_course');
INSERT INTO public.auth_permission VALUES (414, 'Can change course', 104, 'change_course');
INSERT INTO public.auth_permission VALUES (415, 'Can delete course', 104, 'delete_course');
INSERT INTO public.auth_permission VALUES (416, 'Can view course', 104, 'view_course');
INSERT INTO public.auth_permission VALUES (417, 'Can add equipment', 105, 'add_equipment');
INSERT INTO public.auth_permission VALUES (418, 'Can change equipment', 105, 'change_equipment');
INSERT INTO public.auth_permission VALUES (419, 'Can delete equipment', 105, 'delete_equipment');
INSERT INTO public.auth_permission VALUES (420, 'Can view equipment', 105, 'view_equipment');
INSERT INTO public.auth_permission VALUES (421, 'Can add equipment booking', 106, 'add_equipmentbooking');
INSERT INTO public.auth_permission VALUES (422, 'Can change equipment booking', 106, 'change_equipmentbooking');
INSERT INTO public.auth_permission VALUES (423, 'Can delete equipment booking', 106, 'delete_equipmentbooking');
INSERT INTO public.auth_permission VALUES (424, 'Can view equipment booking', 106, 'view_equipmentbooking');
INSERT INTO public.auth_permission VALUES (425, 'Can add event', 107, 'add_event');
INSERT INTO public.auth_permission VALUES (426, 'Can change event', 107, 'change_event');
INSERT INTO public.auth_permission VALUES (427, 'Can delete event', 107, 'delete_event');
INSERT INTO public.auth_permission VALUES (428, 'Can view event', 107, 'view_event');
INSERT INTO public.auth_permission VALUES (429, 'Can add certificate', 108, 'add_certificate');
INSERT INTO public.auth_permission VALUES (430, 'Can change certificate', 108, 'change_certificate');
INSERT INTO public.auth_permission VALUES (431, 'Can delete certificate', 108, 'delete_certificate');
INSERT INTO public.auth_permission VALUES (432, 'Can view certificate', 108, 'view_certificate');
INSERT INTO public.auth_permission VALUES (433, 'Can add event part', 109, 'add_eventpart');
INSERT INTO public.auth_permission VALUES (434, 'Can change event part', 109, 'change_eventpart');
INSERT INTO public.auth_permission VALUES (435, 'Can delete event part', 109, 'delete_eventpart');
INSERT INTO public.auth_permission VALUES (436, 'Can view event part', 109, 'view_eventpart');
INSERT INTO public.auth_permission VALUES (437, 'Can add event photo', 110, 'add_eventphoto');
INSERT INTO public.auth_permission VALUES (438, 'Can change event photo', 110, 'change_eventphoto');
INSERT INTO public.auth_permission VALUES (439, 'Can delete event photo', 110, 'delete_eventphoto');
INSERT INTO public.auth_permission VALUES (440, 'Can view event photo', 110, 'view_eventphoto');
INSERT INTO public.auth_permission VALUES (441, 'Can add headcount', 111, 'add_headcount');
INSERT INTO public.auth_permission VALUES (442, 'Can change headcount', 111, 'change_headcount');
INSERT INTO public.auth_permission VALUES (443, 'Can delete headcount', 111, 'delete_headcount');
INSERT INTO public.auth_permission VALUES (444, 'Can view headcount', 111, 'view_headcount');
INSERT INTO public.auth_permission VALUES (445, 'Can add programme item', 112, 'add_programmeitem');
INSERT INTO public.auth_permission VALUES (446, 'Can change programme item', 112, 'change_programmeitem');
INSERT INTO public.auth_permission VALUES (447, 'Can delete programme item', 112, 'delete_programmeitem');
INSERT INTO public.auth_permission VALUES (448, 'Can view programme item', 112, 'view_programmeitem');
INSERT INTO public.auth_permission VALUES (449, 'Can add project', 113, 'add_project');
INSERT INTO public.auth_permission VALUES (450, 'Can change project', 113, 'change_project');
INSERT INTO public.auth_permission VALUES (451, 'Can delete project', 113, 'delete_project');
INSERT INTO public.auth_permission VALUES (452, 'Can view project', 113, 'view_project');
INSERT INTO public.auth_permission VALUES (453, 'Can add project body', 114, 'add_projectbody');
INSERT INTO public.auth_permission VALUES (454, 'Can change project body', 114, 'change_projectbody');
INSERT INTO public.auth_permission VALUES (455, 'Can delete project body', 114, 'delete_projectbody');
INSERT INTO public.auth_permission VALUES (456, 'Can view project body', 114, 'view_projectbody');
INSERT INTO public.auth_permission VALUES (457, 'Can add question', 115, 'add_question');
INSERT INTO public.auth_permission VALUES (458, 'Can change question', 115, 'change_question');
INSERT INTO public.auth_permission VALUES (459, 'Can delete question', 115, 'delete_question');
INSERT INTO public.auth_permission VALUES (460, 'Can view question', 115, 'view_question');
INSERT INTO public.auth_permission VALUES (461, 'Can add registration', 116, 'add_registration');
INSERT INTO public.auth_permission VALUES (462, 'Can change registration', 116, 'change_registration');
INSERT INTO public.auth_permission VALUES (463, 'Can delete registration', 116, 'delete_registration');
INSERT INTO public.auth_permission VALUES (464, 'Can view registration', 116, 'view_registration');
INSERT INTO public.auth_permission VALUES (465, 'Can add attendance', 117, 'add_attendance');
INSERT INTO public.auth_permission VALUES (466, 'Can change attendance', 117, 'change_attendance');
INSERT INTO public.auth_permission VALUES (467, 'Can delete attendance', 117, 'delete_attendance');
INSERT INTO public.auth_permission VALUES (468, 'Can view attendance', 117, 'view_attendance');
INSERT INTO public.auth_permission VALUES (469, 'Can add room', 118, 'add_room');
INSERT INTO public.auth_permission VALUES (470, 'Can change room', 118, 'change_room');
INSERT INTO public.auth_permission VALUES (471, 'Can delete room', 118, 'delete_room');
INSERT INTO public.auth_permission VALUES (472, 'Can view room', 118, 'view_room');
INSERT INTO public.auth_permission VALUES (473, 'Can add series', 119, 'add_series');
INSERT INTO public.auth_permission VALUES (474, 'Can change series', 119, 'change_series');
INSERT INTO public.auth_permission VALUES (475, 'Can delete series', 119, 'delete_series');
INSERT INTO public.auth_permission VALUES (476, 'Can view series', 119, 'view_series');
INSERT INTO public.auth_permission VALUES (477, 'Can add slot', 120, 'add_slot');
INSERT INTO public.auth_permission VALUES (478, 'Can change slot', 120, 'change_slot');
INSERT INTO public.auth_permission VALUES (479, 'Can delete slot', 120, 'delete_slot');
INSERT INTO public.auth_permission VALUES (480, 'Can view slot', 120, 'view_slot');
INSERT INTO public.auth_permission VALUES (481, 'Can add test attempt', 121, 'add_testattempt');
INSERT INTO public.auth_permission VALUES (482, 'Can change test attempt', 121, 'change_testattempt');
INSERT INTO public.auth_permission VALUES (483, 'Can delete test attempt', 121, 'delete_testattempt');
INSERT INTO public.auth_permission VALUES (484, 'Can view test attempt', 121, 'view_testattempt');
INSERT INTO public.auth_permission VALUES (485, 'Can add test item', 122, 'add_testitem');
INSERT INTO public.auth_permission VALUES (486, 'Can change test item', 122, 'change_testitem');
INSERT INTO public.auth_permission VALUES (487, 'Can delete test item', 122, 'delete_testitem');
INSERT INTO public.auth_permission VALUES (488, 'Can view test item', 122, 'view_testitem');
INSERT INTO public.auth_permission VALUES (489, 'Can add tour', 123, 'add_tour');
INSERT INTO public.auth_permission VALUES (490, 'Can change tour', 123, 'change_tour');
INSERT INTO public.auth_permission VALUES (491, 'Can delete tour', 123, 'delete_tour');
INSERT INTO public.auth_permission VALUES (492, 'Can view tour', 123, 'view_tour');
INSERT INTO public.auth_permission VALUES (493, 'Can add tour agency', 124, 'add_touragency');
INSERT INTO public.auth_permission VALUES (494, 'Can change tour agency', 124, 'change_touragency');
INSERT INTO public.auth_permission VALUES (495, 'Can delete tour agency', 124, 'delete_touragency');
INSERT INTO public.auth_permission VALUES (496, 'Can view tour agency', 124, 'view_touragency');
INSERT INTO public.auth_permission VALUES (497, 'Can add tour stop', 125, 'add_tourstop');
INSERT INTO public.auth_permission VALUES (498, 'Can change tour stop', 125, 'change_tourstop');
INSERT INTO public.auth_permission VALUES (499, 'Can delete tour stop', 125, 'delete_tourstop');
INSERT INTO public.auth_permission VALUES (500, 'Can view tour stop', 125, 'view_tourstop');
INSERT INTO public.auth_permission VALUES (501, 'Can add room calendar', 126, 'add_roomcalendar');
INSERT INTO public.auth_permission VALUES (502, 'Can change room calendar', 126, 'change_roomcalendar');
INSERT INTO public.auth_permission VALUES (503, 'Can delete room calendar', 126, 'delete_roomcalendar');
INSERT INTO public.auth_permission VALUES (504, 'Can view room calendar', 126, 'view_roomcalendar');
INSERT INTO public.auth_permission VALUES (505, 'Can add case', 127, 'add_case');
INSERT INTO public.auth_permission VALUES (506, 'Can change case', 127, 'change_case');
INSERT INTO public.auth_permission VALUES (507, 'Can delete case', 127, 'delete_case');
INSERT INTO public.auth_permission VALUES (508, 'Can view case', 127, 'view_case');
INSERT INTO public.auth_permission VALUES (509, 'Can add answer', 128, 'add_answer');
INSERT INTO public.auth_permission VALUES (510, 'Can change answer', 128, 'change_answer');
INSERT INTO public.auth_permission VALUES (511, 'Can delete answer', 128, 'delete_answer');
INSERT INTO public.auth_permission VALUES (512, 'Can view answer', 128, 'view_answer');
INSERT INTO public.auth_permission VALUES (513, 'Can add clock entry', 129, 'add_clockentry');
INSERT INTO public.auth_permission VALUES (514, 'Can change clock entry', 129, 'change_clockentry');
INSERT INTO public.auth_permission VALUES (515, 'Can delete clock entry', 129, 'delete_clockentry');
INSERT INTO public.auth_permission VALUES (516, 'Can view clock entry', 129, 'view_clockentry');
INSERT INTO public.auth_permission VALUES (517, 'Can add decision', 130, 'add_decision');
INSERT INTO public.auth_permission VALUES (518, 'Can change decision', 130, 'change_decision');
INSERT INTO public.auth_permission VALUES (519, 'Can delete decision', 130, 'delete_decision');
INSERT INTO public.auth_permission VALUES (520, 'Can view decision', 130, 'view_decision');
INSERT INTO public.auth_permission VALUES (521, 'Can add feedback', 131, 'add_feedback');
INSERT INTO public.auth_permission VALUES (522, 'Can change feedback', 131, 'change_feedback');
INSERT INTO public.auth_permission VALUES (523, 'Can delete feedback', 131, 'delete_feedback');
INSERT INTO public.auth_permission VALUES (524, 'Can view feedback', 131, 'view_feedback');
INSERT INTO public.auth_permission VALUES (525, 'Can add intake draft', 132, 'add_intakedraft');
INSERT INTO public.auth_permission VALUES (526, 'Can change intake draft', 132, 'change_intakedraft');
INSERT INTO public.auth_permission VALUES (527, 'Can delete intake draft', 132, 'delete_intakedraft');
INSERT INTO public.auth_permission VALUES (528, 'Can view intake draft', 132, 'view_intakedraft');
INSERT INTO public.auth_permission VALUES (529, 'Can add attachment', 133, 'add_attachment');
INSERT INTO public.auth_permission VALUES (530, 'Can change attachment', 133, 'change_attachment');
INSERT INTO public.auth_permission VALUES (531, 'Can delete attachment', 133, 'delete_attachment');
INSERT INTO public.auth_permission VALUES (532, 'Can view attachment', 133, 'view_attachment');
INSERT INTO public.auth_permission VALUES (533, 'Can add note', 134, 'add_note');
INSERT INTO public.auth_permission VALUES (534, 'Can change note', 134, 'change_note');
INSERT INTO public.auth_permission VALUES (535, 'Can delete note', 134, 'delete_note');
INSERT INTO public.auth_permission VALUES (536, 'Can view note', 134, 'view_note');
INSERT INTO public.auth_permission VALUES (537, 'Can add outcome', 135, 'add_outcome');
INSERT INTO public.auth_permission VALUES (538, 'Can change outcome', 135, 'change_outcome');
INSERT INTO public.auth_permission VALUES (539, 'Can delete outcome', 135, 'delete_outcome');
INSERT INTO public.auth_permission VALUES (540, 'Can view outcome', 135, 'view_outcome');
INSERT INTO public.auth_permission VALUES (541, 'Can add plan line', 136, 'add_planline');
INSERT INTO public.auth_permission VALUES (542, 'Can change plan line', 136, 'change_planline');
INSERT INTO public.auth_permission VALUES (543, 'Can delete plan line', 136, 'delete_planline');
INSERT INTO public.auth_permission VALUES (544, 'Can view plan line', 136, 'view_planline');
INSERT INTO public.auth_permission VALUES (545, 'Can add saved view', 137, 'add_savedview');
INSERT INTO public.auth_permission VALUES (546, 'Can change saved view', 137, 'change_savedview');
INSERT INTO public.auth_permission VALUES (547, 'Can delete saved view', 137, 'delete_savedview');
INSERT INTO public.auth_permission VALUES (548, 'Can view saved view', 137, 'view_savedview');
INSERT INTO public.auth_permission VALUES (549, 'Can add transition', 138, 'add_transition');
INSERT INTO public.auth_permission VALUES (550, 'Can change transition', 138, 'change_transition');
INSERT INTO public.auth_permission VALUES (551, 'Can delete transition', 138, 'delete_transition');
INSERT INTO public.auth_permission VALUES (552, 'Can view transition', 138, 'view_transition');
INSERT INTO public.auth_permission VALUES (553, 'Can add field device', 139, 'add_fielddevice');
INSERT INTO public.auth_permission VALUES (554, 'Can change field device', 139, 'change_fielddevice');
INSERT INTO public.auth_permission VALUES (555, 'Can delete field device', 139, 'delete_fielddevice');
INSERT INTO public.auth_permission VALUES (556, 'Can view field device', 139, 'view_fielddevice');
INSERT INTO public.auth_permission VALUES (557, 'Can add field file', 140, 'add_fieldfile');
INSERT INTO public.auth_permission VALUES (558, 'Can change field file', 140, 'change_fieldfile');
INSERT INTO public.auth_permission VALUES (559, 'Can delete field file', 140, 'delete_fieldfile');
INSERT INTO public.auth_permission VALUES (560, 'Can view field file', 140, 'view_fieldfile');
INSERT INTO public.auth_permission VALUES (561, 'Can add field meeting', 141, 'add_fieldmeeting');
INSERT INTO public.auth_permission VALUES (562, 'Can change field meeting', 141, 'change_fieldmeeting');
INSERT INTO public.auth_permission VALUES (563, 'Can delete field meeting', 141, 'delete_fieldmeeting');
INSERT INTO public.auth_permission VALUES (564, 'Can view field meeting', 141, 'view_fieldmeeting');
INSERT INTO public.auth_permission VALUES (565, 'Can add field number', 142, 'add_fieldnumber');
INSERT INTO public.auth_permission VALUES (566, 'Can change field number', 142, 'change_fieldnumber');
INSERT INTO public.auth_permission VALUES (567, 'Can delete field number', 142, 'delete_fieldnumber');
INSERT INTO public.auth_permission VALUES (568, 'Can view field number', 142, 'view_fieldnumber');
INSERT INTO public.auth_permission VALUES (569, 'Can add field record', 143, 'add_fieldrecord');
INSERT INTO public.auth_permission VALUES (570, 'Can change field record', 143, 'change_fieldrecord');
INSERT INTO public.auth_permission VALUES (571, 'Can delete field record', 143, 'delete_fieldrecord');
INSERT INTO public.auth_permission VALUES (572, 'Can view field record', 143, 'view_fieldrecord');
INSERT INTO public.auth_permission VALUES (573, 'Can add field recovery', 144, 'add_fieldrecovery');
INSERT INTO public.auth_permission VALUES (574, 'Can change field recovery', 144, 'change_fieldrecovery');
INSERT INTO public.auth_permission VALUES (575, 'Can delete field recovery', 144, 'delete_fieldrecovery');
INSERT INTO public.auth_permission VALUES (576, 'Can view field recovery', 144, 'view_fieldrecovery');
INSERT INTO public.auth_permission VALUES (577, 'Can add number block', 145, 'add_numberblock');
INSERT INTO public.auth_permission VALUES (578, 'Can change number block', 145, 'change_numberblock');
INSERT INTO public.auth_permission VALUES (579, 'Can delete number block', 145, 'delete_numberblock');
INSERT INTO public.auth_permission VALUES (580, 'Can view number block', 145, 'view_numberblock');
INSERT INTO public.auth_permission VALUES (581, 'Can add packet', 146, 'add_packet');
INSERT INTO public.auth_permission VALUES (582, 'Can change packet', 146, 'change_packet');
INSERT INTO public.auth_permission VALUES (583, 'Can delete packet', 146, 'delete_packet');
INSERT INTO public.auth_permission VALUES (584, 'Can view packet', 146, 'view_packet');
INSERT INTO public.auth_permission VALUES (585, 'Can add plan start', 147, 'add_planstart');
INSERT INTO public.auth_permission VALUES (586, 'Can change plan start', 147, 'change_planstart');
INSERT INTO public.auth_permission VALUES (587, 'Can delete plan start', 147, 'delete_planstart');
INSERT INTO public.auth_permission VALUES (588, 'Can view plan start', 147, 'view_planstart');
INSERT INTO public.auth_permission VALUES (589, 'Can add plan template', 148, 'add_plantemplate');
INSERT INTO public.auth_permission VALUES (590, 'Can change plan template', 148, 'change_plantemplate');
INSERT INTO public.auth_permission VALUES (591, 'Can delete plan template', 148, 'delete_plantemplate');
INSERT INTO public.auth_permission VALUES (592, 'Can view plan template', 148, 'view_plantemplate');
INSERT INTO public.auth_permission VALUES (593, 'Can add plan template line', 149, 'add_plantemplateline');
INSERT INTO public.auth_permission VALUES (594, 'Can change plan template line', 149, 'change_plantemplateline');
INSERT INTO public.auth_permission VALUES (595, 'Can delete plan template line', 149, 'delete_plantemplateline');
INSERT INTO public.auth_permission VALUES (596, 'Can view plan template line', 149, 'view_plantemplateline');
INSERT INTO public.auth_permission VALUES (597, 'Can add referral question', 150, 'add_referralquestion');
INSERT INTO public.auth_permission VALUES (598, 'Can change referral question', 150, 'change_referralquestion');
INSERT INTO public.auth_permission VALUES (599, 'Can delete referral question', 150, 'delete_referralquestion');
INSERT INTO public.auth_permission VALUES (600, 'Can view referral question', 150, 'view_referralquestion');
INSERT INTO public.auth_permission VALUES (601, 'Can add referral reminder', 151, 'add_referralreminder');
INSERT INTO public.auth_permission VALUES (602, 'Can change referral reminder', 151, 'change_referralreminder');
INSERT INTO public.auth_permission VALUES (603, 'Can delete referral reminder', 151, 'delete_referralreminder');
INSERT INTO public.auth_permission VALUES (604, 'Can view referral reminder', 151, 'view_referralreminder');
INSERT INTO public.auth_permission VALUES (605, 'Can add account', 152, 'add_account');
INSERT INTO public.auth_permission VALUES (606, 'Can change account', 152, 'change_account');
INSERT INTO public.auth_permission VALUES (607, 'Can delete account', 152, 'delete_account');
INSERT INTO public.auth_permission VALUES (608, 'Can view account', 152, 'view_account');
INSERT INTO public.auth_permission VALUES (609, 'Can add account code', 153, 'add_accountcode');
INSERT INTO public.auth_permission VALUES (610, 'Can change account code', 153, 'change_accountcode');
INSERT INTO public.auth_permission VALUES (611, 'Can delete account code', 153, 'delete_accountcode');
INSERT INTO public.auth_permission VALUES (612, 'Can view account code', 153, 'view_accountcode');
INSERT INTO public.auth_permission VALUES (613, 'Can add idea', 154, 'add_idea');
INSERT INTO public.auth_permission VALUES (614, 'Can change idea', 154, 'change_idea');
INSERT INTO public.auth_permission VALUES (615, 'Can delete idea', 154, 'delete_idea');
INSERT INTO public.auth_permission VALUES (616, 'Can view idea', 154, 'view_idea');
INSERT INTO public.auth_permission VALUES (617, 'Can add idea step', 155, 'add_ideastep');
INSERT INTO public.auth_permission VALUES (618, 'Can change idea step', 155, 'change_ideastep');
INSERT INTO public.auth_permission VALUES (619, 'Can delete idea step', 155, 'delete_ideastep');
INSERT INTO public.auth_permission VALUES (620, 'Can view idea step', 155, 'view_ideastep');
INSERT INTO public.auth_permission VALUES (621, 'Can add inquiry', 156, 'add_inquiry');
INSERT INTO public.auth_permission VALUES (622, 'Can change inquiry', 156, 'change_inquiry');
INSERT INTO public.auth_permission VALUES (623, 'Can delete inquiry', 156, 'delete_inquiry');
INSERT INTO public.auth_permission VALUES (624, 'Can view inquiry', 156, 'view_inquiry');
INSERT INTO public.auth_permission VALUES (625, 'Can add proposal', 157, 'add_proposal');
INSERT INTO public.auth_permission VALUES (626, 'Can change proposal', 157, 'change_proposal');
INSERT INTO public.auth_permission VALUES (627, 'Can delete proposal', 157, 'delete_proposal');
INSERT INTO public.auth_permission VALUES (628, 'Can view proposal', 157, 'view_proposal');
INSERT INTO public.auth_permission VALUES (629, 'Can add support', 158, 'add_support');
INSERT INTO public.auth_permission VALUES (630, 'Can change support', 158, 'change_support');
INSERT INTO public.auth_permission VALUES (631, 'Can delete support', 158, 'delete_support');
INSERT INTO public.auth_permission VALUES (632, 'Can view support', 158, 'view_support');
INSERT INTO public.auth_permission VALUES (633, 'Can add account case', 159, 'add_accountcase');
INSERT INTO public.auth_permission VALUES (634, 'Can change account case', 159, 'change_accountcase');
INSERT INTO public.auth_permission VALUES (635, 'Can delete account case', 159, 'delete_accountcase');
INSERT INTO public.auth_permission VALUES (636, 'Can view account case', 159, 'view_accountcase');
INSERT INTO public.auth_permission VALUES (637, 'Can add account contact', 160, 'add_accountcontact');
INSERT INTO public.auth_permission VALUES (638, 'Can change account contact', 160, 'change_accountcontact');
INSERT INTO public.auth_permission VALUES (639, 'Can delete account contact', 160, 'delete_accountcontact');
INSERT INTO public.auth_permission VALUES (640, 'Can view account contact', 160, 'view_accountcontact');
INSERT INTO public.auth_permission VALUES (641, 'Can add complaint', 161, 'add_complaint');
INSERT INTO public.auth_permission VALUES (642, 'Can change complaint', 161, 'change_complaint');
INSERT INTO public.auth_permission VALUES (643, 'Can delete complaint', 161, 'delete_complaint');
INSERT INTO public.auth_permission VALUES (644, 'Can view complaint', 161, 'view_complaint');
INSERT INTO public.auth_permission VALUES (645, 'Can add answer draft', 162, 'add_answerdraft');
INSERT INTO public.auth_permission VALUES (646, 'Can change answer draft', 162, 'change_answerdraft');
INSERT INTO public.auth_permission VALUES (647, 'Can delete answer draft', 162, 'delete_answerdraft');
INSERT INTO public.auth_permission VALUES (648, 'Can view answer draft', 162, 'view_answerdraft');
INSERT INTO public.auth_permission VALUES (649, 'Can add answer practice', 163, 'add_answerpractice');
INSERT INTO public.auth_permission VALUES (650, 'Can change answer practice', 163, 'change_answerpractice');
INSERT INTO public.auth_permission VALUES (651, 'Can delete answer practice', 163, 'delete_answerpractice');
INSERT INTO public.auth_permission VALUES (652, 'Can view answer practice', 163, 'view_answerpractice');
INSERT INTO public.auth_permission VALUES (653, 'Can add bulk run', 164, 'add_bulkrun');
INSERT INTO public.auth_permission VALUES (654, 'Can change bulk run', 164, 'change_bulkrun');
INSERT INTO public.auth_permission VALUES (655, 'Can delete bulk run', 164, 'delete_bulkrun');
INSERT INTO public.auth_permission VALUES (656, 'Can view bulk run', 164, 'view_bulkrun');
INSERT INTO public.auth_permission VALUES (657, 'Can add case link', 165, 'add_caselink');
INSERT INTO public.auth_permission VALUES (658, 'Can change case link', 165, 'change_caselink');
INSERT INTO public.auth_permission VALUES (659, 'Can delete case link', 165, 'delete_caselink');
INSERT INTO public.auth_permission VALUES (660, 'Can view case link', 165, 'view_caselink');
INSERT INTO public.auth_permission VALUES (661, 'Can add case merge', 166, 'add_casemerge');
INSERT INTO public.auth_permission VALUES (662, 'Can change case merge', 166, 'change_casemerge');
INSERT INTO public.auth_permission VALUES (663, 'Can delete case merge', 166, 'delete_casemerge');
INSERT INTO public.auth_permission VALUES (664, 'Can view case merge', 166, 'view_casemerge');
INSERT INTO public.auth_permission VALUES (665, 'Can add case part', 167, 'add_casepart');
INSERT INTO public.auth_permission VALUES (666, 'Can change case part', 167, 'change_casepart');
INSERT INTO public.auth_permission VALUES (667, 'Can delete case part', 167, 'delete_casepart');
INSERT INTO public.auth_permission VALUES (668, 'Can view case part', 167, 'view_casepart');
INSERT INTO public.auth_permission VALUES (669, 'Can add co executor', 168, 'add_coexecutor');
INSERT INTO public.auth_permission VALUES (670, 'Can change co executor', 168, 'change_coexecutor');
INSERT INTO public.auth_permission VALUES (671, 'Can delete co executor', 168, 'delete_coexecutor');
INSERT INTO public.auth_permission VALUES (672, 'Can view co executor', 168, 'view_coexecutor');
INSERT INTO public.auth_permission VALUES (673, 'Can add draft remark', 169, 'add_draftremark');
INSERT INTO public.auth_permission VALUES (674, 'Can change draft remark', 169, 'change_draftremark');
INSERT INTO public.auth_permission VALUES (675, 'Can delete draft remark', 169, 'delete_draftremark');
INSERT INTO public.auth_permission VALUES (676, 'Can view draft remark', 169, 'view_draftremark');
INSERT INTO public.auth_permission VALUES (677, 'Can add draft version', 170, 'add_draftversion');
INSERT INTO public.auth_permission VALUES (678, 'Can change draft version', 170, 'change_draftversion');
INSERT INTO public.auth_permission VALUES (679, 'Can delete draft version', 170, 'delete_draftversion');
INSERT INTO public.auth_permission VALUES (680, 'Can view draft version', 170, 'view_draftversion');
INSERT INTO public.auth_permission VALUES (681, 'Can add part clock entry', 171, 'add_partclockentry');
INSERT INTO public.auth_permission VALUES (682, 'Can change part clock entry', 171, 'change_partclockentry');
INSERT INTO public.auth_permission VALUES (683, 'Can delete part clock entry', 171, 'delete_partclockentry');
INSERT INTO public.auth_permission VALUES (684, 'Can view part clock entry', 171, 'view_partclockentry');
INSERT INTO public.auth_permission VALUES (685, 'Can add correction', 172, 'add_correction');
INSERT INTO public.auth_permission VALUES (686, 'Can change correction', 172, 'change_correction');
INSERT INTO public.auth_permission VALUES (687, 'Can delete correction', 172, 'delete_correction');
INSERT INTO public.auth_permission VALUES (688, 'Can view correction', 172, 'view_correction');
INSERT INTO public.auth_permission VALUES (689, 'Can add escalation', 173, 'add_escalation');
INSERT INTO public.auth_permission VALUES (690, 'Can change escalation', 173, 'change_escalation');
INSERT INTO public.auth_permission VALUES (691, 'Can delete escalation', 173, 'delete_escalation');
INSERT INTO public.auth_permission VALUES (692, 'Can view escalation', 173, 'view_escalation');
INSERT INTO public.auth_permission VALUES (693, 'Can add office hours', 174, 'add_officehours');
INSERT INTO public.auth_permission VALUES (694, 'Can change office hours', 174, 'change_officehours');
INSERT INTO public.auth_permission VALUES (695, 'Can delete office hours', 174, 'delete_officehours');
INSERT INTO public.auth_permission VALUES (696, 'Can view office hours', 174, 'view_officehours');
INSERT INTO public.auth_permission VALUES (697, 'Can add case origin', 175, 'add_caseorigin');
INSERT INTO public.auth_permission VALUES (698, 'Can change case origin', 175, 'change_caseorigin');
INSERT INTO public.auth_permission VALUES (699, 'Can delete case origin', 175, 'delete_caseorigin');
INSERT INTO public.auth_permission VALUES (700, 'Can view case origin', 175, 'view_caseorigin');
INSERT INTO public.auth_permission VALUES (701, 'Can add entitlement check', 176, 'add_entitlementcheck');
INSERT INTO public.auth_permission VALUES (702, 'Can change entitlement check', 176, 'change_entitlementcheck');
INSERT INTO public.auth_permission VALUES (912, 'Can view score', 228, 'view_score');
INSERT INTO public.auth_permission VALUES (703, 'Can delete entitlement check', 176, 'delete_entitlementcheck');
INSERT INTO public.auth_permission VALUES (704, 'Can view entitlement check', 176, 'view_entitlementcheck');
INSERT INTO public.auth_permission VALUES (705, 'Can add dispute', 177, 'add_dispute');
INSERT INTO public.auth_permission VALUES (706, 'Can change dispute', 177, 'change_dispute');
INSERT INTO public.auth_permission VALUES (707, 'Can delete dispute', 177, 'delete_dispute');
INSERT INTO public.auth_permission VALUES (708, 'Can view dispute', 177, 'view_dispute');
INSERT INTO public.auth_permission VALUES (709, 'Can add file key', 178, 'add_filekey');
INSERT INTO public.auth_permission VALUES (710, 'Can change file key', 178, 'change_filekey');
INSERT INTO public.auth_permission VALUES (711, 'Can delete file key', 178, 'delete_filekey');
INSERT INTO public.auth_permission VALUES (712, 'Can view file key', 178, 'view_filekey');
INSERT INTO public.auth_permission VALUES (713, 'Can add mediator', 179, 'add_mediator');
INSERT INTO public.auth_permission VALUES (714, 'Can change mediator', 179, 'change_mediator');
INSERT INTO public.auth_permission VALUES (715, 'Can delete mediator', 179, 'delete_mediator');
INSERT INTO public.auth_permission VALUES (716, 'Can view mediator', 179, 'view_mediator');
INSERT INTO public.auth_permission VALUES (717, 'Can add note', 180, 'add_note');
INSERT INTO public.auth_permission VALUES (718, 'Can change note', 180, 'change_note');
INSERT INTO public.auth_permission VALUES (719, 'Can delete note', 180, 'delete_note');
INSERT INTO public.auth_permission VALUES (720, 'Can view note', 180, 'view_note');
INSERT INTO public.auth_permission VALUES (721, 'Can add opening', 181, 'add_opening');
INSERT INTO public.auth_permission VALUES (722, 'Can change opening', 181, 'change_opening');
INSERT INTO public.auth_permission VALUES (723, 'Can delete opening', 181, 'delete_opening');
INSERT INTO public.auth_permission VALUES (724, 'Can view opening', 181, 'view_opening');
INSERT INTO public.auth_permission VALUES (725, 'Can add paper', 182, 'add_paper');
INSERT INTO public.auth_permission VALUES (726, 'Can change paper', 182, 'change_paper');
INSERT INTO public.auth_permission VALUES (727, 'Can delete paper', 182, 'delete_paper');
INSERT INTO public.auth_permission VALUES (728, 'Can view paper', 182, 'view_paper');
INSERT INTO public.auth_permission VALUES (729, 'Can add obligation', 183, 'add_obligation');
INSERT INTO public.auth_permission VALUES (730, 'Can change obligation', 183, 'change_obligation');
INSERT INTO public.auth_permission VALUES (731, 'Can delete obligation', 183, 'delete_obligation');
INSERT INTO public.auth_permission VALUES (732, 'Can view obligation', 183, 'view_obligation');
INSERT INTO public.auth_permission VALUES (733, 'Can add party', 184, 'add_party');
INSERT INTO public.auth_permission VALUES (734, 'Can change party', 184, 'change_party');
INSERT INTO public.auth_permission VALUES (735, 'Can delete party', 184, 'delete_party');
INSERT INTO public.auth_permission VALUES (736, 'Can view party', 184, 'view_party');
INSERT INTO public.auth_permission VALUES (737, 'Can add scan', 185, 'add_scan');
INSERT INTO public.auth_permission VALUES (738, 'Can change scan', 185, 'change_scan');
INSERT INTO public.auth_permission VALUES (739, 'Can delete scan', 185, 'delete_scan');
INSERT INTO public.auth_permission VALUES (740, 'Can view scan', 185, 'view_scan');
INSERT INTO public.auth_permission VALUES (741, 'Can add session', 186, 'add_session');
INSERT INTO public.auth_permission VALUES (742, 'Can change session', 186, 'change_session');
INSERT INTO public.auth_permission VALUES (743, 'Can delete session', 186, 'delete_session');
INSERT INTO public.auth_permission VALUES (744, 'Can view session', 186, 'view_session');
INSERT INTO public.auth_permission VALUES (745, 'Can add signal', 187, 'add_signal');
INSERT INTO public.auth_permission VALUES (746, 'Can change signal', 187, 'change_signal');
INSERT INTO public.auth_permission VALUES (747, 'Can delete signal', 187, 'delete_signal');
INSERT INTO public.auth_permission VALUES (748, 'Can view signal', 187, 'view_signal');
INSERT INTO public.auth_permission VALUES (749, 'Can add signature', 188, 'add_signature');
INSERT INTO public.auth_permission VALUES (750, 'Can change signature', 188, 'change_signature');
INSERT INTO public.auth_permission VALUES (751, 'Can delete signature', 188, 'delete_signature');
INSERT INTO public.auth_permission VALUES (752, 'Can view signature', 188, 'view_signature');
INSERT INTO public.auth_permission VALUES (753, 'Can add step', 189, 'add_step');
INSERT INTO public.auth_permission VALUES (754, 'Can change step', 189, 'change_step');
INSERT INTO public.auth_permission VALUES (755, 'Can delete step', 189, 'delete_step');
INSERT INTO public.auth_permission VALUES (756, 'Can view step', 189, 'view_step');
INSERT INTO public.auth_permission VALUES (757, 'Can add call', 190, 'add_call');
INSERT INTO public.auth_permission VALUES (758, 'Can change call', 190, 'change_call');
INSERT INTO public.auth_permission VALUES (759, 'Can delete call', 190, 'delete_call');
INSERT INTO public.auth_permission VALUES (760, 'Can view call', 190, 'view_call');
INSERT INTO public.auth_permission VALUES (761, 'Can add amendment', 191, 'add_amendment');
INSERT INTO public.auth_permission VALUES (762, 'Can change amendment', 191, 'change_amendment');
INSERT INTO public.auth_permission VALUES (763, 'Can delete amendment', 191, 'delete_amendment');
INSERT INTO public.auth_permission VALUES (764, 'Can view amendment', 191, 'view_amendment');
INSERT INTO public.auth_permission VALUES (765, 'Can add entry', 192, 'add_entry');
INSERT INTO public.auth_permission VALUES (766, 'Can change entry', 192, 'change_entry');
INSERT INTO public.auth_permission VALUES (767, 'Can delete entry', 192, 'delete_entry');
INSERT INTO public.auth_permission VALUES (768, 'Can view entry', 192, 'view_entry');
INSERT INTO public.auth_permission VALUES (769, 'Can add entry file', 193, 'add_entryfile');
INSERT INTO public.auth_permission VALUES (770, 'Can change entry file', 193, 'change_entryfile');
INSERT INTO public.auth_permission VALUES (771, 'Can delete entry file', 193, 'delete_entryfile');
INSERT INTO public.auth_permission VALUES (772, 'Can view entry file', 193, 'view_entryfile');
INSERT INTO public.auth_permission VALUES (773, 'Can add entry revision', 194, 'add_entryrevision');
INSERT INTO public.auth_permission VALUES (774, 'Can change entry revision', 194, 'change_entryrevision');
INSERT INTO public.auth_permission VALUES (775, 'Can delete entry revision', 194, 'delete_entryrevision');
INSERT INTO public.auth_permission VALUES (776, 'Can view entry revision', 194, 'view_entryrevision');
INSERT INTO public.auth_permission VALUES (777, 'Can add extension', 195, 'add_extension');
INSERT INTO public.auth_permission VALUES (778, 'Can change extension', 195, 'change_extension');
INSERT INTO public.auth_permission VALUES (779, 'Can delete extension', 195, 'delete_extension');
INSERT INTO public.auth_permission VALUES (780, 'Can view extension', 195, 'view_extension');
INSERT INTO public.auth_permission VALUES (781, 'Can add form version', 196, 'add_formversion');
INSERT INTO public.auth_permission VALUES (782, 'Can change form version', 196, 'change_formversion');
INSERT INTO public.auth_permission VALUES (783, 'Can delete form version', 196, 'delete_formversion');
INSERT INTO public.auth_permission VALUES (784, 'Can view form version', 196, 'view_formversion');
INSERT INTO public.auth_permission VALUES (785, 'Can add guardian consent', 197, 'add_guardianconsent');
INSERT INTO public.auth_permission VALUES (786, 'Can change guardian consent', 197, 'change_guardianconsent');
INSERT INTO public.auth_permission VALUES (787, 'Can delete guardian consent', 197, 'delete_guardianconsent');
INSERT INTO public.auth_permission VALUES (788, 'Can view guardian consent', 197, 'view_guardianconsent');
INSERT INTO public.auth_permission VALUES (789, 'Can add nomination', 198, 'add_nomination');
INSERT INTO public.auth_permission VALUES (790, 'Can change nomination', 198, 'change_nomination');
INSERT INTO public.auth_permission VALUES (791, 'Can delete nomination', 198, 'delete_nomination');
INSERT INTO public.auth_permission VALUES (792, 'Can view nomination', 198, 'view_nomination');
INSERT INTO public.auth_permission VALUES (793, 'Can add panel member', 199, 'add_panelmember');
INSERT INTO public.auth_permission VALUES (794, 'Can change panel member', 199, 'change_panelmember');
INSERT INTO public.auth_permission VALUES (795, 'Can delete panel member', 199, 'delete_panelmember');
INSERT INTO public.auth_permission VALUES (796, 'Can view panel member', 199, 'view_panelmember');
INSERT INTO public.auth_permission VALUES (797, 'Can add conflict', 200, 'add_conflict');
INSERT INTO public.auth_permission VALUES (798, 'Can change conflict', 200, 'change_conflict');
INSERT INTO public.auth_permission VALUES (799, 'Can delete conflict', 200, 'delete_conflict');
INSERT INTO public.auth_permission VALUES (800, 'Can view conflict', 200, 'view_conflict');
INSERT INTO public.auth_permission VALUES (801, 'Can add stage', 201, 'add_stage');
INSERT INTO public.auth_permission VALUES (802, 'Can change stage', 201, 'change_stage');
INSERT INTO public.auth_permission VALUES (803, 'Can delete stage', 201, 'delete_stage');
INSERT INTO public.auth_permission VALUES (804, 'Can view stage', 201, 'view_stage');
INSERT INTO public.auth_permission VALUES (805, 'Can add criterion', 202, 'add_criterion');
INSERT INTO public.auth_permission VALUES (806, 'Can change criterion', 202, 'change_criterion');
INSERT INTO public.auth_permission VALUES (807, 'Can delete criterion', 202, 'delete_criterion');
INSERT INTO public.auth_permission VALUES (808, 'Can view criterion', 202, 'view_criterion');
INSERT INTO public.auth_permission VALUES (809, 'Can add team member', 203, 'add_teammember');
INSERT INTO public.auth_permission VALUES (810, 'Can change team member', 203, 'change_teammember');
INSERT INTO public.auth_permission VALUES (811, 'Can delete team member', 203, 'delete_teammember');
INSERT INTO public.auth_permission VALUES (812, 'Can view team member', 203, 'view_teammember');
INSERT INTO public.auth_permission VALUES (813, 'Can add entry print', 204, 'add_entryprint');
INSERT INTO public.auth_permission VALUES (814, 'Can change entry print', 204, 'change_entryprint');
INSERT INTO public.auth_permission VALUES (815, 'Can delete entry print', 204, 'delete_entryprint');
INSERT INTO public.auth_permission VALUES (816, 'Can view entry print', 204, 'view_entryprint');
INSERT INTO public.auth_permission VALUES (817, 'Can add formal check', 205, 'add_formalcheck');
INSERT INTO public.auth_permission VALUES (818, 'Can change formal check', 205, 'change_formalcheck');
INSERT INTO public.auth_permission VALUES (819, 'Can delete formal check', 205, 'delete_formalcheck');
INSERT INTO public.auth_permission VALUES (820, 'Can view formal check', 205, 'view_formalcheck');
INSERT INTO public.auth_permission VALUES (821, 'Can add likeness', 206, 'add_likeness');
INSERT INTO public.auth_permission VALUES (822, 'Can change likeness', 206, 'change_likeness');
INSERT INTO public.auth_permission VALUES (823, 'Can delete likeness', 206, 'delete_likeness');
INSERT INTO public.auth_permission VALUES (824, 'Can view likeness', 206, 'view_likeness');
INSERT INTO public.auth_permission VALUES (825, 'Can add award', 207, 'add_award');
INSERT INTO public.auth_permission VALUES (826, 'Can change award', 207, 'change_award');
INSERT INTO public.auth_permission VALUES (827, 'Can delete award', 207, 'delete_award');
INSERT INTO public.auth_permission VALUES (828, 'Can view award', 207, 'view_award');
INSERT INTO public.auth_permission VALUES (829, 'Can add budget line', 208, 'add_budgetline');
INSERT INTO public.auth_permission VALUES (830, 'Can change budget line', 208, 'change_budgetline');
INSERT INTO public.auth_permission VALUES (831, 'Can delete budget line', 208, 'delete_budgetline');
INSERT INTO public.auth_permission VALUES (832, 'Can view budget line', 208, 'view_budgetline');
INSERT INTO public.auth_permission VALUES (833, 'Can add candidate', 209, 'add_candidate');
INSERT INTO public.auth_permission VALUES (834, 'Can change candidate', 209, 'change_candidate');
INSERT INTO public.auth_permission VALUES (835, 'Can delete candidate', 209, 'delete_candidate');
INSERT INTO public.auth_permission VALUES (836, 'Can view candidate', 209, 'view_candidate');
INSERT INTO public.auth_permission VALUES (837, 'Can add expense', 210, 'add_expense');
INSERT INTO public.auth_permission VALUES (838, 'Can change expense', 210, 'change_expense');
INSERT INTO public.auth_permission VALUES (839, 'Can delete expense', 210, 'delete_expense');
INSERT INTO public.auth_permission VALUES (840, 'Can view expense', 210, 'view_expense');
INSERT INTO public.auth_permission VALUES (841, 'Can add grant', 211, 'add_grant');
INSERT INTO public.auth_permission VALUES (842, 'Can change grant', 211, 'change_grant');
INSERT INTO public.auth_permission VALUES (843, 'Can delete grant', 211, 'delete_grant');
INSERT INTO public.auth_permission VALUES (844, 'Can view grant', 211, 'view_grant');
INSERT INTO public.auth_permission VALUES (845, 'Can add grant amendment', 212, 'add_grantamendment');
INSERT INTO public.auth_permission VALUES (846, 'Can change grant amendment', 212, 'change_grantamendment');
INSERT INTO public.auth_permission VALUES (847, 'Can delete grant amendment', 212, 'delete_grantamendment');
INSERT INTO public.auth_permission VALUES (848, 'Can view grant amendment', 212, 'view_grantamendment');
INSERT INTO public.auth_permission VALUES (849, 'Can add grant indicator', 213, 'add_grantindicator');
INSERT INTO public.auth_permission VALUES (850, 'Can change grant indicator', 213, 'change_grantindicator');
INSERT INTO public.auth_permission VALUES (851, 'Can delete grant indicator', 213, 'delete_grantindicator');
INSERT INTO public.auth_permission VALUES (852, 'Can view grant indicator', 213, 'view_grantindicator');
INSERT INTO public.auth_permission VALUES (853, 'Can add grant report', 214, 'add_grantreport');
INSERT INTO public.auth_permission VALUES (854, 'Can change grant report', 214, 'change_grantreport');
INSERT INTO public.auth_permission VALUES (855, 'Can delete grant report', 214, 'delete_grantreport');
INSERT INTO public.auth_permission VALUES (856, 'Can view grant report', 214, 'view_grantreport');
INSERT INTO public.auth_permission VALUES (857, 'Can add grant return', 215, 'add_grantreturn');
INSERT INTO public.auth_permission VALUES (858, 'Can change grant return', 215, 'change_grantreturn');
INSERT INTO public.auth_permission VALUES (859, 'Can delete grant return', 215, 'delete_grantreturn');
INSERT INTO public.auth_permission VALUES (860, 'Can view grant return', 215, 'view_grantreturn');
INSERT INTO public.auth_permission VALUES (861, 'Can add indicator fact', 216, 'add_indicatorfact');
INSERT INTO public.auth_permission VALUES (862, 'Can change indicator fact', 216, 'change_indicatorfact');
INSERT INTO public.auth_permission VALUES (863, 'Can delete indicator fact', 216, 'delete_indicatorfact');
INSERT INTO public.auth_permission VALUES (864, 'Can view indicator fact', 216, 'view_indicatorfact');
INSERT INTO public.auth_permission VALUES (865, 'Can add prize', 217, 'add_prize');
INSERT INTO public.auth_permission VALUES (866, 'Can change prize', 217, 'change_prize');
INSERT INTO public.auth_permission VALUES (867, 'Can delete prize', 217, 'delete_prize');
INSERT INTO public.auth_permission VALUES (868, 'Can view prize', 217, 'view_prize');
INSERT INTO public.auth_permission VALUES (869, 'Can add prize step', 218, 'add_prizestep');
INSERT INTO public.auth_permission VALUES (870, 'Can change prize step', 218, 'change_prizestep');
INSERT INTO public.auth_permission VALUES (871, 'Can delete prize step', 218, 'delete_prizestep');
INSERT INTO public.auth_permission VALUES (872, 'Can view prize step', 218, 'view_prizestep');
INSERT INTO public.auth_permission VALUES (873, 'Can add report reminder', 219, 'add_reportreminder');
INSERT INTO public.auth_permission VALUES (874, 'Can change report reminder', 219, 'change_reportreminder');
INSERT INTO public.auth_permission VALUES (875, 'Can delete report reminder', 219, 'delete_reportreminder');
INSERT INTO public.auth_permission VALUES (876, 'Can view report reminder', 219, 'view_reportreminder');
INSERT INTO public.auth_permission VALUES (877, 'Can add showing', 220, 'add_showing');
INSERT INTO public.auth_permission VALUES (878, 'Can change showing', 220, 'change_showing');
INSERT INTO public.auth_permission VALUES (879, 'Can delete showing', 220, 'delete_showing');
INSERT INTO public.auth_permission VALUES (880, 'Can view showing', 220, 'view_showing');
INSERT INTO public.auth_permission VALUES (881, 'Can add site visit', 221, 'add_sitevisit');
INSERT INTO public.auth_permission VALUES (882, 'Can change site visit', 221, 'change_sitevisit');
INSERT INTO public.auth_permission VALUES (883, 'Can delete site visit', 221, 'delete_sitevisit');
INSERT INTO public.auth_permission VALUES (884, 'Can view site visit', 221, 'view_sitevisit');
INSERT INTO public.auth_permission VALUES (885, 'Can add tranche', 222, 'add_tranche');
INSERT INTO public.auth_permission VALUES (886, 'Can change tranche', 222, 'change_tranche');
INSERT INTO public.auth_permission VALUES (887, 'Can delete tranche', 222, 'delete_tranche');
INSERT INTO public.auth_permission VALUES (888, 'Can view tranche', 222, 'view_tranche');
INSERT INTO public.auth_permission VALUES (889, 'Can add vote', 223, 'add_vote');
INSERT INTO public.auth_permission VALUES (890, 'Can change vote', 223, 'change_vote');
INSERT INTO public.auth_permission VALUES (891, 'Can delete vote', 223, 'delete_vote');
INSERT INTO public.auth_permission VALUES (892, 'Can view vote', 223, 'view_vote');
INSERT INTO public.auth_permission VALUES (893, 'Can add vote anomaly', 224, 'add_voteanomaly');
INSERT INTO public.auth_permission VALUES (894, 'Can change vote anomaly', 224, 'change_voteanomaly');
INSERT INTO public.auth_permission VALUES (895, 'Can delete vote anomaly', 224, 'delete_voteanomaly');
INSERT INTO public.auth_permission VALUES (896, 'Can view vote anomaly', 224, 'view_voteanomaly');
INSERT INTO public.auth_permission VALUES (897, 'Can add assignment', 225, 'add_assignment');
INSERT INTO public.auth_permission VALUES (898, 'Can change assignment', 225, 'change_assignment');
INSERT INTO public.auth_permission VALUES (899, 'Can delete assignment', 225, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (900, 'Can view assignment', 225, 'view_assignment');
INSERT INTO public.auth_permission VALUES (901, 'Can add distribution', 226, 'add_distribution');
INSERT INTO public.auth_permission VALUES (902, 'Can change distribution', 226, 'change_distribution');
INSERT INTO public.auth_permission VALUES (903, 'Can delete distribution', 226, 'delete_distribution');
INSERT INTO public.auth_permission VALUES (904, 'Can view distribution', 226, 'view_distribution');
INSERT INTO public.auth_permission VALUES (905, 'Can add evaluation', 227, 'add_evaluation');
INSERT INTO public.auth_permission VALUES (906, 'Can change evaluation', 227, 'change_evaluation');
INSERT INTO public.auth_permission VALUES (907, 'Can delete evaluation', 227, 'delete_evaluation');
INSERT INTO public.auth_permission VALUES (908, 'Can view evaluation', 227, 'view_evaluation');
INSERT INTO public.auth_permission VALUES (909, 'Can add score', 228, 'add_score');
INSERT INTO public.auth_permission VALUES (910, 'Can change score', 228, 'change_score');
INSERT INTO public.auth_permission VALUES (911, 'Can delete score', 228, 'delete_score');
INSERT INTO public.auth_permission VALUES (913, 'Can add stage result', 229, 'add_stageresult');
INSERT INTO public.auth_permission VALUES (914, 'Can change stage result', 229, 'change_stageresult');
INSERT INTO public.auth_permission VALUES (915, 'Can delete stage result', 229, 'delete_stageresult');
INSERT INTO public.auth_permission VALUES (916, 'Can view stage result', 229, 'view_stageresult');
INSERT INTO public.auth_permission VALUES (917, 'Can add unlocking', 230, 'add_unlocking');
INSERT INTO public.auth_permission VALUES (918, 'Can change unlocking', 230, 'change_unlocking');
INSERT INTO public.auth_permission VALUES (919, 'Can delete unlocking', 230, 'delete_unlocking');
INSERT INTO public.auth_permission VALUES (920, 'Can view unlocking', 230, 'view_unlocking');
INSERT INTO public.auth_permission VALUES (921, 'Can add jury day', 231, 'add_juryday');
INSERT INTO public.auth_permission VALUES (922, 'Can change jury day', 231, 'change_juryday');
INSERT INTO public.auth_permission VALUES (923, 'Can delete jury day', 231, 'delete_juryday');
INSERT INTO public.auth_permission VALUES (924, 'Can view jury day', 231, 'view_juryday');
INSERT INTO public.auth_permission VALUES (925, 'Can add jury slot', 232, 'add_juryslot');
INSERT INTO public.auth_permission VALUES (926, 'Can change jury slot', 232, 'change_juryslot');
INSERT INTO public.auth_permission VALUES (927, 'Can delete jury slot', 232, 'delete_juryslot');
INSERT INTO public.auth_permission VALUES (928, 'Can view jury slot', 232, 'view_juryslot');
INSERT INTO public.auth_permission VALUES (929, 'Can add jury absence', 233, 'add_juryabsence');
INSERT INTO public.auth_permission VALUES (930, 'Can change jury absence', 233, 'change_juryabsence');
INSERT INTO public.auth_permission VALUES (931, 'Can delete jury absence', 233, 'delete_juryabsence');
INSERT INTO public.auth_permission VALUES (932, 'Can view jury absence', 233, 'view_juryabsence');
INSERT INTO public.auth_permission VALUES (933, 'Can add flag', 234, 'add_flag');
INSERT INTO public.auth_permission VALUES (934, 'Can change flag', 234, 'change_flag');
INSERT INTO public.auth_permission VALUES (935, 'Can delete flag', 234, 'delete_flag');
INSERT INTO public.auth_permission VALUES (936, 'Can view flag', 234, 'view_flag');
INSERT INTO public.auth_permission VALUES (937, 'Can add article', 235, 'add_article');
INSERT INTO public.auth_permission VALUES (938, 'Can change article', 235, 'change_article');
INSERT INTO public.auth_permission VALUES (939, 'Can delete article', 235, 'delete_article');
INSERT INTO public.auth_permission VALUES (940, 'Can view article', 235, 'view_article');
INSERT INTO public.auth_permission VALUES (941, 'Can add article figure', 236, 'add_articlefigure');
INSERT INTO public.auth_permission VALUES (942, 'Can change article figure', 236, 'change_articlefigure');
INSERT INTO public.auth_permission VALUES (943, 'Can delete article figure', 236, 'delete_articlefigure');
INSERT INTO public.auth_permission VALUES (944, 'Can view article figure', 236, 'view_articlefigure');
INSERT INTO public.auth_permission VALUES (945, 'Can add article photo', 237, 'add_articlephoto');
INSERT INTO public.auth_permission VALUES (946, 'Can change article photo', 237, 'change_articlephoto');
INSERT INTO public.auth_permission VALUES (947, 'Can delete article photo', 237, 'delete_articlephoto');
INSERT INTO public.auth_permission VALUES (948, 'Can view article photo', 237, 'view_articlephoto');
INSERT INTO public.auth_permission VALUES (949, 'Can add article revision', 238, 'add_articlerevision');
INSERT INTO public.auth_permission VALUES (950, 'Can change article revision', 238, 'change_articlerevision');
INSERT INTO public.auth_permission VALUES (951, 'Can delete article revision', 238, 'delete_articlerevision');
INSERT INTO public.auth_permission VALUES (952, 'Can view article revision', 238, 'view_articlerevision');
INSERT INTO public.auth_permission VALUES (953, 'Can add comment', 239, 'add_comment');
INSERT INTO public.auth_permission VALUES (954, 'Can change comment', 239, 'change_comment');
INSERT INTO public.auth_permission VALUES (955, 'Can delete comment', 239, 'delete_comment');
INSERT INTO public.auth_permission VALUES (956, 'Can view comment', 239, 'view_comment');
INSERT INTO public.auth_permission VALUES (957, 'Can add comment report', 240, 'add_commentreport');
INSERT INTO public.auth_permission VALUES (958, 'Can change comment report', 240, 'change_commentreport');
INSERT INTO public.auth_permission VALUES (959, 'Can delete comment report', 240, 'delete_commentreport');
INSERT INTO public.auth_permission VALUES (960, 'Can view comment report', 240, 'view_commentreport');
INSERT INTO public.auth_permission VALUES (961, 'Can add feed', 241, 'add_feed');
INSERT INTO public.auth_permission VALUES (962, 'Can change feed', 241, 'change_feed');
INSERT INTO public.auth_permission VALUES (963, 'Can delete feed', 241, 'delete_feed');
INSERT INTO public.auth_permission VALUES (964, 'Can view feed', 241, 'view_feed');
INSERT INTO public.auth_permission VALUES (965, 'Can add flag appeal', 242, 'add_flagappeal');
INSERT INTO public.auth_permission VALUES (966, 'Can change flag appeal', 242, 'change_flagappeal');
INSERT INTO public.auth_permission VALUES (967, 'Can delete flag appeal', 242, 'delete_flagappeal');
INSERT INTO public.auth_permission VALUES (968, 'Can view flag appeal', 242, 'view_flagappeal');
INSERT INTO public.auth_permission VALUES (969, 'Can add flag verdict', 243, 'add_flagverdict');
INSERT INTO public.auth_permission VALUES (970, 'Can change flag verdict', 243, 'change_flagverdict');
INSERT INTO public.auth_permission VALUES (971, 'Can delete flag verdict', 243, 'delete_flagverdict');
INSERT INTO public.auth_permission VALUES (972, 'Can view flag verdict', 243, 'view_flagverdict');
INSERT INTO public.auth_permission VALUES (973, 'Can add letter', 244, 'add_letter');
INSERT INTO public.auth_permission VALUES (974, 'Can change letter', 244, 'change_letter');
INSERT INTO public.auth_permission VALUES (975, 'Can delete letter', 244, 'delete_letter');
INSERT INTO public.auth_permission VALUES (976, 'Can view letter', 244, 'view_letter');
INSERT INTO public.auth_permission VALUES (977, 'Can add material', 245, 'add_material');
INSERT INTO public.auth_permission VALUES (978, 'Can change material', 245, 'change_material');
INSERT INTO public.auth_permission VALUES (979, 'Can delete material', 245, 'delete_material');
INSERT INTO public.auth_permission VALUES (980, 'Can view material', 245, 'view_material');
INSERT INTO public.auth_permission VALUES (981, 'Can add press contact', 246, 'add_presscontact');
INSERT INTO public.auth_permission VALUES (982, 'Can change press contact', 246, 'change_presscontact');
INSERT INTO public.auth_permission VALUES (983, 'Can delete press contact', 246, 'delete_presscontact');
INSERT INTO public.auth_permission VALUES (984, 'Can view press contact', 246, 'view_presscontact');
INSERT INTO public.auth_permission VALUES (985, 'Can add reaction', 247, 'add_reaction');
INSERT INTO public.auth_permission VALUES (986, 'Can change reaction', 247, 'change_reaction');
INSERT INTO public.auth_permission VALUES (987, 'Can delete reaction', 247, 'delete_reaction');
INSERT INTO public.auth_permission VALUES (988, 'Can view reaction', 247, 'view_reaction');
INSERT INTO public.auth_permission VALUES (989, 'Can add subscriber', 248, 'add_subscriber');
INSERT INTO public.auth_permission VALUES (990, 'Can change subscriber', 248, 'change_subscriber');
INSERT INTO public.auth_permission VALUES (991, 'Can delete subscriber', 248, 'delete_subscriber');
INSERT INTO public.auth_permission VALUES (992, 'Can view subscriber', 248, 'view_subscriber');
INSERT INTO public.auth_permission VALUES (993, 'Can add sheet', 249, 'add_sheet');
INSERT INTO public.auth_permission VALUES (994, 'Can change sheet', 249, 'change_sheet');
INSERT INTO public.auth_permission VALUES (995, 'Can delete sheet', 249, 'delete_sheet');
INSERT INTO public.auth_permission VALUES (996, 'Can view sheet', 249, 'view_sheet');
INSERT INTO public.auth_permission VALUES (997, 'Can add correction', 250, 'add_correction');
INSERT INTO public.auth_permission VALUES (998, 'Can change correction', 250, 'change_correction');
INSERT INTO public.auth_permission VALUES (999, 'Can delete correction', 250, 'delete_correction');
INSERT INTO public.auth_permission VALUES (1000, 'Can view correction', 250, 'view_correction');
INSERT INTO public.auth_permission VALUES (1001, 'Can add cell note', 251, 'add_cellnote');
INSERT INTO public.auth_permission VALUES (1002, 'Can change cell note', 251, 'change_cellnote');
INSERT INTO public.auth_permission VALUES (1003, 'Can delete cell note', 251, 'delete_cellnote');
INSERT INTO public.auth_permission VALUES (1004, 'Can view cell note', 251, 'view_cellnote');
INSERT INTO public.auth_permission VALUES (1005, 'Can add cell', 252, 'add_cell');
INSERT INTO public.auth_permission VALUES (1006, 'Can change cell', 252, 'change_cell');
INSERT INTO public.auth_permission VALUES (1007, 'Can delete cell', 252, 'delete_cell');
INSERT INTO public.auth_permission VALUES (1008, 'Can view cell', 252, 'view_cell');
INSERT INTO public.auth_permission VALUES (1009, 'Can add snapshot', 253, 'add_snapshot');
INSERT INTO public.auth_permission VALUES (1010, 'Can change snapshot', 253, 'change_snapshot');
INSERT INTO public.auth_permission VALUES (1011, 'Can delete snapshot', 253, 'delete_snapshot');
INSERT INTO public.auth_permission VALUES (1012, 'Can view snapshot', 253, 'view_snapshot');
INSERT INTO public.auth_permission VALUES (1013, 'Can add annual edition', 254, 'add_annualedition');
INSERT INTO public.auth_permission VALUES (1014, 'Can change annual edition', 254, 'change_annualedition');
INSERT INTO public.auth_permission VALUES (1015, 'Can delete annual edition', 254, 'delete_annualedition');
INSERT INTO public.auth_permission VALUES (1016, 'Can view annual edition', 254, 'view_annualedition');
INSERT INTO public.auth_permission VALUES (1017, 'Can add annual words', 255, 'add_annualwords');
INSERT INTO public.auth_permission VALUES (1018, 'Can change annual words', 255, 'change_annualwords');
INSERT INTO public.auth_permission VALUES (1019, 'Can delete annual words', 255, 'delete_annualwords');
INSERT INTO public.auth_permission VALUES (1020, 'Can view annual words', 255, 'view_annualwords');
INSERT INTO public.auth_permission VALUES (1021, 'Can add practice note', 256, 'add_practicenote');
INSERT INTO public.auth_permission VALUES (1022, 'Can change practice note', 256, 'change_practicenote');
INSERT INTO public.auth_permission VALUES (1023, 'Can delete practice note', 256, 'delete_practicenote');
INSERT INTO public.auth_permission VALUES (1024, 'Can view practice note', 256, 'view_practicenote');
INSERT INTO public.auth_permission VALUES (1025, 'Can add practice comment', 257, 'add_practicecomment');
INSERT INTO public.auth_permission VALUES (1026, 'Can change practice comment', 257, 'change_practicecomment');
INSERT INTO public.auth_permission VALUES (1027, 'Can delete practice comment', 257, 'delete_practicecomment');
INSERT INTO public.auth_permission VALUES (1028, 'Can view practice comment', 257, 'view_practicecomment');
INSERT INTO public.auth_permission VALUES (1029, 'Can add saved report', 258, 'add_savedreport');
INSERT INTO public.auth_permission VALUES (1030, 'Can change saved report', 258, 'change_savedreport');
INSERT INTO public.auth_permission VALUES (1031, 'Can delete saved report', 258, 'delete_savedreport');
INSERT INTO public.auth_permission VALUES (1032, 'Can view saved report', 258, 'view_savedreport');
INSERT INTO public.auth_permission VALUES (1033, 'Can add report share', 259, 'add_reportshare');
INSERT INTO public.auth_permission VALUES (1034, 'Can change report share', 259, 'change_reportshare');
INSERT INTO public.auth_permission VALUES (1035, 'Can delete report share', 259, 'delete_reportshare');
INSERT INTO public.auth_permission VALUES (1036, 'Can view report share', 259, 'view_reportshare');
INSERT INTO public.auth_permission VALUES (1037, 'Can add report delivery', 260, 'add_reportdelivery');
INSERT INTO public.auth_permission VALUES (1038, 'Can change report delivery', 260, 'change_reportdelivery');
INSERT INTO public.auth_permission VALUES (1039, 'Can delete report delivery', 260, 'delete_reportdelivery');
INSERT INTO public.auth_permission VALUES (1040, 'Can view report delivery', 260, 'view_reportdelivery');
INSERT INTO public.auth_permission VALUES (1041, 'Can add frozen report', 261, 'add_frozenreport');
INSERT INTO public.auth_permission VALUES (1042, 'Can change frozen report', 261, 'change_frozenreport');
INSERT INTO public.auth_permission VALUES (1043, 'Can delete frozen report', 261, 'delete_frozenreport');
INSERT INTO public.auth_permission VALUES (1044, 'Can view frozen report', 261, 'view_frozenreport');
INSERT INTO public.auth_permission VALUES (1045, 'Can add target', 262, 'add_target');
INSERT INTO public.auth_permission VALUES (1046, 'Can change target', 262, 'change_target');
INSERT INTO public.auth_permission VALUES (1047, 'Can delete target', 262, 'delete_target');
INSERT INTO public.auth_permission VALUES (1048, 'Can view target', 262, 'view_target');
INSERT INTO public.auth_permission VALUES (1049, 'Can add target change', 263, 'add_targetchange');
INSERT INTO public.auth_permission VALUES (1050, 'Can change target change', 263, 'change_targetchange');
INSERT INTO public.auth_permission VALUES (1051, 'Can delete target change', 263, 'delete_targetchange');
INSERT INTO public.auth_permission VALUES (1052, 'Can view target change', 263, 'view_targetchange');
INSERT INTO public.auth_permission VALUES (1053, 'Can add population', 264, 'add_population');
INSERT INTO public.auth_permission VALUES (1054, 'Can change population', 264, 'change_population');
INSERT INTO public.auth_permission VALUES (1055, 'Can delete population', 264, 'delete_population');
INSERT INTO public.auth_permission VALUES (1056, 'Can view population', 264, 'view_population');
INSERT INTO public.auth_permission VALUES (1057, 'Can add form edition', 265, 'add_formedition');
INSERT INTO public.auth_permission VALUES (1058, 'Can change form edition', 265, 'change_formedition');
INSERT INTO public.auth_permission VALUES (1059, 'Can delete form edition', 265, 'delete_formedition');
INSERT INTO public.auth_permission VALUES (1060, 'Can view form edition', 265, 'view_formedition');
INSERT INTO public.auth_permission VALUES (1061, 'Can add api client', 266, 'add_apiclient');
INSERT INTO public.auth_permission VALUES (1062, 'Can change api client', 266, 'change_apiclient');
INSERT INTO public.auth_permission VALUES (1063, 'Can delete api client', 266, 'delete_apiclient');
INSERT INTO public.auth_permission VALUES (1064, 'Can view api client', 266, 'view_apiclient');
INSERT INTO public.auth_permission VALUES (1065, 'Can add import run', 267, 'add_importrun');
INSERT INTO public.auth_permission VALUES (1066, 'Can change import run', 267, 'change_importrun');
INSERT INTO public.auth_permission VALUES (1067, 'Can delete import run', 267, 'delete_importrun');
INSERT INTO public.auth_permission VALUES (1068, 'Can view import run', 267, 'view_importrun');
INSERT INTO public.auth_permission VALUES (1069, 'Can add import row', 268, 'add_importrow');
INSERT INTO public.auth_permission VALUES (1070, 'Can change import row', 268, 'change_importrow');
INSERT INTO public.auth_permission VALUES (1071, 'Can delete import row', 268, 'delete_importrow');
INSERT INTO public.auth_permission VALUES (1072, 'Can view import row', 268, 'view_importrow');
INSERT INTO public.auth_permission VALUES (1073, 'Can add import heads', 269, 'add_importheads');
INSERT INTO public.auth_permission VALUES (1074, 'Can change import heads', 269, 'change_importheads');
INSERT INTO public.auth_permission VALUES (1075, 'Can delete import heads', 269, 'delete_importheads');
INSERT INTO public.auth_permission VALUES (1076, 'Can view import heads', 269, 'view_importheads');
INSERT INTO public.auth_permission VALUES (1077, 'Can add client hour', 270, 'add_clienthour');
INSERT INTO public.auth_permission VALUES (1078, 'Can change client hour', 270, 'change_clienthour');
INSERT INTO public.auth_permission VALUES (1079, 'Can delete client hour', 270, 'delete_clienthour');
INSERT INTO public.auth_permission VALUES (1080, 'Can view client hour', 270, 'view_clienthour');
INSERT INTO public.auth_permission VALUES (1081, 'Can add difference', 271, 'add_difference');
INSERT INTO public.auth_permission VALUES (1082, 'Can change difference', 271, 'change_difference');
INSERT INTO public.auth_permission VALUES (1083, 'Can delete difference', 271, 'delete_difference');
INSERT INTO public.auth_permission VALUES (1084, 'Can view difference', 271, 'view_difference');
INSERT INTO public.auth_permission VALUES (1085, 'Can add kept answer', 272, 'add_keptanswer');
INSERT INTO public.auth_permission VALUES (1086, 'Can change kept answer', 272, 'change_keptanswer');
INSERT INTO public.auth_permission VALUES (1087, 'Can delete kept answer', 272, 'delete_keptanswer');
INSERT INTO public.auth_permission VALUES (1088, 'Can view kept answer', 272, 'view_keptanswer');
INSERT INTO public.auth_permission VALUES (1089, 'Can add outside reference', 273, 'add_outsidereference');
INSERT INTO public.auth_permission VALUES (1090, 'Can change outside reference', 273, 'change_outsidereference');
INSERT INTO public.auth_permission VALUES (1091, 'Can delete outside reference', 273, 'delete_outsidereference');
INSERT INTO public.auth_permission VALUES (1092, 'Can view outside reference', 273, 'view_outsidereference');
INSERT INTO public.auth_permission VALUES (1093, 'Can add practice record', 274, 'add_practicerecord');
INSERT INTO public.auth_permission VALUES (1094, 'Can change practice record', 274, 'change_practicerecord');
INSERT INTO public.auth_permission VALUES (1095, 'Can delete practice record', 274, 'delete_practicerecord');
INSERT INTO public.auth_permission VALUES (1096, 'Can view practice record', 274, 'view_practicerecord');
INSERT INTO public.auth_permission VALUES (1097, 'Can add reconciliation', 275, 'add_reconciliation');
INSERT INTO public.auth_permission VALUES (1098, 'Can change reconciliation', 275, 'change_reconciliation');
INSERT INTO public.auth_permission VALUES (1099, 'Can delete reconciliation', 275, 'delete_reconciliation');
INSERT INTO public.auth_permission VALUES (1100, 'Can view reconciliation', 275, 'view_reconciliation');
INSERT INTO public.auth_permission VALUES (1101, 'Can add webhook delivery', 276, 'add_webhookdelivery');
INSERT INTO public.auth_permission VALUES (1102, 'Can change webhook delivery', 276, 'change_webhookdelivery');
INSERT INTO public.auth_permission VALUES (1103, 'Can delete webhook delivery', 276, 'delete_webhookdelivery');
INSERT INTO public.auth_permission VALUES (1104, 'Can view webhook delivery', 276, 'view_webhookdelivery');
INSERT INTO public.auth_permission VALUES (1105, 'Can add peer', 277, 'add_peer');
INSERT INTO public.auth_permission VALUES (1106, 'Can change peer', 277, 'change_peer');
INSERT INTO public.auth_permission VALUES (1107, 'Can delete peer', 277, 'delete_peer');
INSERT INTO public.auth_permission VALUES (1108, 'Can view peer', 277, 'view_peer');
INSERT INTO public.auth_permission VALUES (1109, 'Can add peer case', 278, 'add_peercase');
INSERT INTO public.auth_permission VALUES (1110, 'Can change peer case', 278, 'change_peercase');
INSERT INTO public.auth_permission VALUES (1111, 'Can delete peer case', 278, 'delete_peercase');
INSERT INTO public.auth_permission VALUES (1112, 'Can view peer case', 278, 'view_peercase');
INSERT INTO public.auth_permission VALUES (1113, 'Can add peer deed', 279, 'add_peerdeed');
INSERT INTO public.auth_permission VALUES (1114, 'Can change peer deed', 279, 'change_peerdeed');
INSERT INTO public.auth_permission VALUES (1115, 'Can delete peer deed', 279, 'delete_peerdeed');
INSERT INTO public.auth_permission VALUES (1116, 'Can view peer deed', 279, 'view_peerdeed');
INSERT INTO public.auth_permission VALUES (1117, 'Can add peer notice', 280, 'add_peernotice');
INSERT INTO public.auth_permission VALUES (1118, 'Can change peer notice', 280, 'change_peernotice');
INSERT INTO public.auth_permission VALUES (1119, 'Can delete peer notice', 280, 'delete_peernotice');
INSERT INTO public.auth_permission VALUES (1120, 'Can view peer notice', 280, 'view_peernotice');
INSERT INTO public.auth_permission VALUES (1121, 'Can add webhook attempt', 281, 'add_webhookattempt');
INSERT INTO public.auth_permission VALUES (1122, 'Can change webhook attempt', 281, 'change_webhookattempt');
INSERT INTO public.auth_permission VALUES (1123, 'Can delete webhook attempt', 281, 'delete_webhookattempt');
INSERT INTO public.auth_permission VALUES (1124, 'Can view webhook attempt', 281, 'view_webhookattempt');
INSERT INTO public.auth_permission VALUES (1125, 'Can add webhook endpoint', 282, 'add_webhookendpoint');
INSERT INTO public.auth_permission VALUES (1126, 'Can change webhook endpoint', 282, 'change_webhookendpoint');
INSERT INTO public.auth_permission VALUES (1127, 'Can delete webhook endpoint', 282, 'delete_webhookendpoint');
INSERT INTO public.auth_permission VALUES (1128, 'Can view webhook endpoint', 282, 'view_webhookendpoint');
INSERT INTO public.auth_permission VALUES (1129, 'Can add calendar address', 283, 'add_calendaraddress');
INSERT INTO public.auth_permission VALUES (1130, 'Can change calendar address', 283, 'change_calendaraddress');
INSERT INTO public.auth_permission VALUES (1131, 'Can delete calendar address', 283, 'delete_calendaraddress');
INSERT INTO public.auth_permission VALUES (1132, 'Can view calendar address', 283, 'view_calendaraddress');
INSERT INTO public.auth_permission VALUES (1133, 'Can add trusted key', 284, 'add_trustedkey');
INSERT INTO public.auth_permission VALUES (1134, 'Can change trusted key', 284, 'change_trustedkey');
INSERT INTO public.auth_permission VALUES (1135, 'Can delete trusted key', 284, 'delete_trustedkey');
INSERT INTO public.auth_permission VALUES (1136, 'Can view trusted key', 284, 'view_trustedkey');
INSERT INTO public.auth_permission VALUES (1137, 'Can add bundle', 285, 'add_bundle');
INSERT INTO public.auth_permission VALUES (1138, 'Can change bundle', 285, 'change_bundle');
INSERT INTO public.auth_permission VALUES (1139, 'Can delete bundle', 285, 'delete_bundle');
INSERT INTO public.auth_permission VALUES (1140, 'Can view bundle', 285, 'view_bundle');
INSERT INTO public.auth_permission VALUES (1141, 'Can add email address', 286, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (1142, 'Can change email address', 286, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (1143, 'Can delete email address', 286, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (1144, 'Can view email address', 286, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (1145, 'Can add email confirmation', 287, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (1146, 'Can change email confirmation', 287, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (1147, 'Can delete email confirmation', 287, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (1148, 'Can view email confirmation', 287, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (1149, 'Can add authenticator', 288, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (1150, 'Can change authenticator', 288, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (1151, 'Can delete authenticator', 288, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (1152, 'Can view authenticator', 288, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (1153, 'Can add user session', 289, 'add_usersession');
INSERT INTO public.auth_permission VALUES (1154, 'Can change user session', 289, 'change_usersession');
INSERT INTO public.auth_permission VALUES (1155, 'Can delete user session', 289, 'delete_usersession');
INSERT INTO public.auth_permission VALUES (1156, 'Can view user session', 289, 'view_usersession');
INSERT INTO public.django_content_type VALUES (1, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (2, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (3, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (4, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (5, 'procrastinate', 'procrastinateevent');
INSERT INTO public.django_content_type VALUES (6, 'procrastinate', 'procrastinatejob');
INSERT INTO public.django_content_type VALUES (7, 'procrastinate', 'procrastinateperiodicdefer');
INSERT INTO public.django_content_type VALUES (8, 'procrastinate', 'procrastinateworker');
INSERT INTO public.django_content_type VALUES (9, 'oauth2_provider', 'application');
INSERT INTO public.django_content_type VALUES (10, 'oauth2_provider', 'accesstoken');
INSERT INTO public.django_content_type VALUES (11, 'oauth2_provider', 'grant');
INSERT INTO public.django_content_type VALUES (12, 'oauth2_provider', 'refreshtoken');
INSERT INTO public.django_content_type VALUES (13, 'oauth2_provider', 'idtoken');
INSERT INTO public.django_content_type VALUES (14, 'oauth2_provider', 'devicegrant');
INSERT INTO public.django_content_type VALUES (15, 'core', 'calendaroverride');
INSERT INTO public.django_content_type VALUES (16, 'core', 'auditevent');
INSERT INTO public.django_content_type VALUES (17, 'core', 'auditseal');
INSERT INTO public.django_content_type VALUES (18, 'core', 'numbersequence');
INSERT INTO public.django_content_type VALUES (19, 'core', 'throttlebucket');
INSERT INTO public.django_content_type VALUES (20, 'core', 'jobfailure');
INSERT INTO public.django_content_type VALUES (21, 'core', 'message');
INSERT INTO public.django_content_type VALUES (22, 'core', 'legalhold');
INSERT INTO public.django_content_type VALUES (23, 'core', 'retentionrun');
INSERT INTO public.django_content_type VALUES (24, 'core', 'messagefile');
INSERT INTO public.django_content_type VALUES (25, 'territory', 'geographyversion');
INSERT INTO public.django_content_type VALUES (26, 'territory', 'reform');
INSERT INTO public.django_content_type VALUES (27, 'territory', 'area');
INSERT INTO public.django_content_type VALUES (28, 'territory', 'areashape');
INSERT INTO public.django_content_type VALUES (29, 'territory', 'areaname');
INSERT INTO public.django_content_type VALUES (30, 'territory', 'areaplacement');
INSERT INTO public.django_content_type VALUES (31, 'territory', 'areawithin');
INSERT INTO public.django_content_type VALUES (32, 'territory', 'reformstep');
INSERT INTO public.django_content_type VALUES (33, 'territory', 'reformplan');
INSERT INTO public.django_content_type VALUES (34, 'territory', 'plannedstep');
INSERT INTO public.django_content_type VALUES (35, 'people', 'household');
INSERT INTO public.django_content_type VALUES (36, 'people', 'person');
INSERT INTO public.django_content_type VALUES (37, 'people', 'identifier');
INSERT INTO public.django_content_type VALUES (38, 'people', 'householdmember');
INSERT INTO public.django_content_type VALUES (39, 'people', 'disclosure');
INSERT INTO public.django_content_type VALUES (40, 'people', 'contact');
INSERT INTO public.django_content_type VALUES (41, 'people', 'consent');
INSERT INTO public.django_content_type VALUES (42, 'people', 'personlink');
INSERT INTO public.django_content_type VALUES (43, 'people', 'duplicatepair');
INSERT INTO public.django_content_type VALUES (44, 'people', 'duplicatescan');
INSERT INTO public.django_content_type VALUES (45, 'people', 'matchdecision');
INSERT INTO public.django_content_type VALUES (46, 'people', 'movedrow');
INSERT INTO public.django_content_type VALUES (47, 'people', 'personmerge');
INSERT INTO public.django_content_type VALUES (48, 'people', 'personstatus');
INSERT INTO public.django_content_type VALUES (49, 'people', 'accessrequest');
INSERT INTO public.django_content_type VALUES (50, 'network', 'user');
INSERT INTO public.django_content_type VALUES (51, 'network', 'memorandum');
INSERT INTO public.django_content_type VALUES (52, 'network', 'organisation');
INSERT INTO public.django_content_type VALUES (53, 'network', 'memorandumparty');
INSERT INTO public.django_content_type VALUES (54, 'network', 'invitation');
INSERT INTO public.django_content_type VALUES (55, 'network', 'organisationname');
INSERT INTO public.django_content_type VALUES (56, 'network', 'organisationplacement');
INSERT INTO public.django_content_type VALUES (57, 'network', 'rolegrant');
INSERT INTO public.django_content_type VALUES (58, 'network', 'bodydecision');
INSERT INTO public.django_content_type VALUES (59, 'network', 'joining');
INSERT INTO public.django_content_type VALUES (60, 'network', 'membership');
INSERT INTO public.django_content_type VALUES (61, 'network', 'post');
INSERT INTO public.django_content_type VALUES (62, 'network', 'profile');
INSERT INTO public.django_content_type VALUES (63, 'network', 'tenancy');
INSERT INTO public.django_content_type VALUES (64, 'network', 'substitution');
INSERT INTO public.django_content_type VALUES (65, 'network', 'memorandumedition');
INSERT INTO public.django_content_type VALUES (66, 'network', 'memorandumobligation');
INSERT INTO public.django_content_type VALUES (67, 'programmes', 'service');
INSERT INTO public.django_content_type VALUES (68, 'programmes', 'route');
INSERT INTO public.django_content_type VALUES (69, 'programmes', 'provision');
INSERT INTO public.django_content_type VALUES (70, 'programmes', 'parameterchange');
INSERT INTO public.django_content_type VALUES (71, 'programmes', 'regionalfigure');
INSERT INTO public.django_content_type VALUES (72, 'programmes', 'scenario');
INSERT INTO public.django_content_type VALUES (73, 'programmes', 'scenariorun');
INSERT INTO public.django_content_type VALUES (74, 'programmes', 'servicerevision');
INSERT INTO public.django_content_type VALUES (75, 'programmes', 'initiative');
INSERT INTO public.django_content_type VALUES (76, 'programmes', 'broadcast');
INSERT INTO public.django_content_type VALUES (77, 'programmes', 'programme');
INSERT INTO public.django_content_type VALUES (78, 'programmes', 'budgetline');
INSERT INTO public.django_content_type VALUES (79, 'programmes', 'programmepartner');
INSERT INTO public.django_content_type VALUES (80, 'programmes', 'research');
INSERT INTO public.django_content_type VALUES (81, 'programmes', 'finding');
INSERT INTO public.django_content_type VALUES (82, 'programmes', 'researchreport');
INSERT INTO public.django_content_type VALUES (83, 'programmes', 'researchvisit');
INSERT INTO public.django_content_type VALUES (84, 'programmes', 'review');
INSERT INTO public.django_content_type VALUES (85, 'programmes', 'reviewregion');
INSERT INTO public.django_content_type VALUES (86, 'programmes', 'roadmap');
INSERT INTO public.django_content_type VALUES (87, 'programmes', 'roadmapaction');
INSERT INTO public.django_content_type VALUES (88, 'programmes', 'reviewdecision');
INSERT INTO public.django_content_type VALUES (89, 'programmes', 'recommendation');
INSERT INTO public.django_content_type VALUES (90, 'programmes', 'offeranswer');
INSERT INTO public.django_content_type VALUES (91, 'programmes', 'actionstatus');
INSERT INTO public.django_content_type VALUES (92, 'programmes', 'actionneed');
INSERT INTO public.django_content_type VALUES (93, 'programmes', 'actionmeasure');
INSERT INTO public.django_content_type VALUES (94, 'programmes', 'actionevidence');
INSERT INTO public.django_content_type VALUES (95, 'programmes', 'stage');
INSERT INTO public.django_content_type VALUES (96, 'programmes', 'enrolment');
INSERT INTO public.django_content_type VALUES (97, 'programmes', 'stagereached');
INSERT INTO public.django_content_type VALUES (98, 'programmes', 'voice');
INSERT INTO public.django_content_type VALUES (99, 'programmes', 'followup');
INSERT INTO public.django_content_type VALUES (100, 'programmes', 'handover');
INSERT INTO public.django_content_type VALUES (101, 'programmes', 'initiativepartner');
INSERT INTO public.django_content_type VALUES (102, 'activities', 'bookingseries');
INSERT INTO public.django_content_type VALUES (103, 'activities', 'booking');
INSERT INTO public.django_content_type VALUES (104, 'activities', 'course');
INSERT INTO public.django_content_type VALUES (105, 'activities', 'equipment');
INSERT INTO public.django_content_type VALUES (106, 'activities', 'equipmentbooking');
INSERT INTO public.django_content_type VALUES (107, 'activities', 'event');
INSERT INTO public.django_content_type VALUES (108, 'activities', 'certificate');
INSERT INTO public.django_content_type VALUES (109, 'activities', 'eventpart');
INSERT INTO public.django_content_type VALUES (110, 'activities', 'eventphoto');
INSERT INTO public.django_content_type VALUES (111, 'activities', 'headcount');
INSERT INTO public.django_content_type VALUES (112, 'activities', 'programmeitem');
INSERT INTO public.django_content_type VALUES (113, 'activities', 'project');
INSERT INTO public.django_content_type VALUES (114, 'activities', 'projectbody');
INSERT INTO public.django_content_type VALUES (115, 'activities', 'question');
INSERT INTO public.django_content_type VALUES (116, 'activities', 'registration');
INSERT INTO public.django_content_type VALUES (117, 'activities', 'attendance');
INSERT INTO public.django_content_type VALUES (118, 'activities', 'room');
INSERT INTO public.django_content_type VALUES (119, 'activities', 'series');
INSERT INTO public.django_content_type VALUES (120, 'activities', 'slot');
INSERT INTO public.django_content_type VALUES (121, 'activities', 'testattempt');
INSERT INTO public.django_content_type VALUES (122, 'activities', 'testitem');
INSERT INTO public.django_content_type VALUES (123, 'activities', 'tour');
INSERT INTO public.django_content_type VALUES (124, 'activities', 'touragency');
INSERT INTO public.django_content_type VALUES (125, 'activities', 'tourstop');
INSERT INTO public.django_content_type VALUES (126, 'activities', 'roomcalendar');
INSERT INTO public.django_content_type VALUES (127, 'cases', 'case');
INSERT INTO public.django_content_type VALUES (128, 'cases', 'answer');
INSERT INTO public.django_content_type VALUES (129, 'cases', 'clockentry');
INSERT INTO public.django_content_type VALUES (130, 'cases', 'decision');
INSERT INTO public.django_content_type VALUES (131, 'cases', 'feedback');
INSERT INTO public.django_content_type VALUES (132, 'cases', 'intakedraft');
INSERT INTO public.django_content_type VALUES (133, 'cases', 'attachment');
INSERT INTO public.django_content_type VALUES (134, 'cases', 'note');
INSERT INTO public.django_content_type VALUES (135, 'cases', 'outcome');
INSERT INTO public.django_content_type VALUES (136, 'cases', 'planline');
INSERT INTO public.django_content_type VALUES (137, 'cases', 'savedview');
INSERT INTO public.django_content_type VALUES (138, 'cases', 'transition');
INSERT INTO public.django_content_type VALUES (139, 'cases', 'fielddevice');
INSERT INTO public.django_content_type VALUES (140, 'cases', 'fieldfile');
INSERT INTO public.django_content_type VALUES (141, 'cases', 'fieldmeeting');
INSERT INTO public.django_content_type VALUES (142, 'cases', 'fieldnumber');
INSERT INTO public.django_content_type VALUES (143, 'cases', 'fieldrecord');
INSERT INTO public.django_content_type VALUES (144, 'cases', 'fieldrecovery');
INSERT INTO public.django_content_type VALUES (145, 'cases', 'numberblock');
INSERT INTO public.django_content_type VALUES (146, 'cases', 'packet');
INSERT INTO public.django_content_type VALUES (147, 'cases', 'planstart');
INSERT INTO public.django_content_type VALUES (148, 'cases', 'plantemplate');
INSERT INTO public.django_content_type VALUES (149, 'cases', 'plantemplateline');
INSERT INTO public.django_content_type VALUES (150, 'cases', 'referralquestion');
INSERT INTO public.django_content_type VALUES (151, 'cases', 'referralreminder');
INSERT INTO public.django_content_type VALUES (152, 'cases', 'account');
INSERT INTO public.django_content_type VALUES (153, 'cases', 'accountcode');
INSERT INTO public.django_content_type VALUES (154, 'cases', 'idea');
INSERT INTO public.django_content_type VALUES (155, 'cases', 'ideastep');
INSERT INTO public.django_content_type VALUES (156, 'cases', 'inquiry');
INSERT INTO public.django_content_type VALUES (157, 'cases', 'proposal');
INSERT INTO public.django_content_type VALUES (158, 'cases', 'support');
INSERT INTO public.django_content_type VALUES (159, 'cases', 'accountcase');
INSERT INTO public.django_content_type VALUES (160, 'cases', 'accountcontact');
INSERT INTO public.django_content_type VALUES (161, 'cases', 'complaint');
INSERT INTO public.django_content_type VALUES (162, 'cases', 'answerdraft');
INSERT INTO public.django_content_type VALUES (163, 'cases', 'answerpractice');
INSERT INTO public.django_content_type VALUES (164, 'cases', 'bulkrun');
INSERT INTO public.django_content_type VALUES (165, 'cases', 'caselink');
INSERT INTO public.django_content_type VALUES (166, 'cases', 'casemerge');
INSERT INTO public.django_content_type VALUES (167, 'cases', 'casepart');
INSERT INTO public.django_content_type VALUES (168, 'cases', 'coexecutor');
INSERT INTO public.django_content_type VALUES (169, 'cases', 'draftremark');
INSERT INTO public.django_content_type VALUES (170, 'cases', 'draftversion');
INSERT INTO public.django_content_type VALUES (171, 'cases', 'partclockentry');
INSERT INTO public.django_content_type VALUES (172, 'cases', 'correction');
INSERT INTO public.django_content_type VALUES (173, 'cases', 'escalation');
INSERT INTO public.django_content_type VALUES (174, 'cases', 'officehours');
INSERT INTO public.django_content_type VALUES (175, 'cases', 'caseorigin');
INSERT INTO public.django_content_type VALUES (176, 'cases', 'entitlementcheck');
INSERT INTO public.django_content_type VALUES (177, 'mediation', 'dispute');
INSERT INTO public.django_content_type VALUES (178, 'mediation', 'filekey');
INSERT INTO public.django_content_type VALUES (179, 'mediation', 'mediator');
INSERT INTO public.django_content_type VALUES (180, 'mediation', 'note');
INSERT INTO public.django_content_type VALUES (181, 'mediation', 'opening');
INSERT INTO public.django_content_type VALUES (182, 'mediation', 'paper');
INSERT INTO public.django_content_type VALUES (183, 'mediation', 'obligation');
INSERT INTO public.django_content_type VALUES (184, 'mediation', 'party');
INSERT INTO public.django_content_type VALUES (185, 'mediation', 'scan');
INSERT INTO public.django_content_type VALUES (186, 'mediation', 'session');
INSERT INTO public.django_content_type VALUES (187, 'mediation', 'signal');
INSERT INTO public.django_content_type VALUES (188, 'mediation', 'signature');
INSERT INTO public.django_content_type VALUES (189, 'mediation', 'step');
INSERT INTO public.django_content_type VALUES (190, 'calls', 'call');
INSERT INTO public.django_content_type VALUES (191, 'calls', 'amendment');
INSERT INTO public.django_content_type VALUES (192, 'calls', 'entry');
INSERT INTO public.django_content_type VALUES (193, 'calls', 'entryfile');
INSERT INTO public.django_content_type VALUES (194, 'calls', 'entryrevision');
INSERT INTO public.django_content_type VALUES (195, 'calls', 'extension');
INSERT INTO public.django_content_type VALUES (196, 'calls', 'formversion');
INSERT INTO public.django_content_type VALUES (197, 'calls', 'guardianconsent');
INSERT INTO public.django_content_type VALUES (198, 'calls', 'nomination');
INSERT INTO public.django_content_type VALUES (199, 'calls', 'panelmember');
INSERT INTO public.django_content_type VALUES (200, 'calls', 'conflict');
INSERT INTO public.django_content_type VALUES (201, 'calls', 'stage');
INSERT INTO public.django_content_type VALUES (202, 'calls', 'criterion');
INSERT INTO public.django_content_type VALUES (203, 'calls', 'teammember');
INSERT INTO public.django_content_type VALUES (204, 'calls', 'entryprint');
INSERT INTO public.django_content_type VALUES (205, 'calls', 'formalcheck');
INSERT INTO public.django_content_type VALUES (206, 'calls', 'likeness');
INSERT INTO public.django_content_type VALUES (207, 'calls', 'award');
INSERT INTO public.django_content_type VALUES (208, 'calls', 'budgetline');
INSERT INTO public.django_content_type VALUES (209, 'calls', 'candidate');
INSERT INTO public.django_content_type VALUES (210, 'calls', 'expense');
INSERT INTO public.django_content_type VALUES (211, 'calls', 'grant');
INSERT INTO public.django_content_type VALUES (212, 'calls', 'grantamendment');
INSERT INTO public.django_content_type VALUES (213, 'calls', 'grantindicator');
INSERT INTO public.django_content_type VALUES (214, 'calls', 'grantreport');
INSERT INTO public.django_content_type VALUES (215, 'calls', 'grantreturn');
INSERT INTO public.django_content_type VALUES (216, 'calls', 'indicatorfact');
INSERT INTO public.django_content_type VALUES (217, 'calls', 'prize');
INSERT INTO public.django_content_type VALUES (218, 'calls', 'prizestep');
INSERT INTO public.django_content_type VALUES (219, 'calls', 'reportreminder');
INSERT INTO public.django_content_type VALUES (220, 'calls', 'showing');
INSERT INTO public.django_content_type VALUES (221, 'calls', 'sitevisit');
INSERT INTO public.django_content_type VALUES (222, 'calls', 'tranche');
INSERT INTO public.django_content_type VALUES (223, 'calls', 'vote');
INSERT INTO public.django_content_type VALUES (224, 'calls', 'voteanomaly');
INSERT INTO public.django_content_type VALUES (225, 'calls', 'assignment');
INSERT INTO public.django_content_type VALUES (226, 'calls', 'distribution');
INSERT INTO public.django_content_type VALUES (227, 'calls', 'evaluation');
INSERT INTO public.django_content_type VALUES (228, 'calls', 'score');
INSERT INTO public.django_content_type VALUES (229, 'calls', 'stageresult');
INSERT INTO public.django_content_type VALUES (230, 'calls', 'unlocking');
INSERT INTO public.django_content_type VALUES (231, 'calls', 'juryday');
INSERT INTO public.django_content_type VALUES (232, 'calls', 'juryslot');
INSERT INTO public.django_content_type VALUES (233, 'calls', 'juryabsence');
INSERT INTO public.django_content_type VALUES (234, 'media', 'flag');
INSERT INTO public.django_content_type VALUES (235, 'media', 'article');
INSERT INTO public.django_content_type VALUES (236, 'media', 'articlefigure');
INSERT INTO public.django_content_type VALUES (237, 'media', 'articlephoto');
INSERT INTO public.django_content_type VALUES (238, 'media', 'articlerevision');
INSERT INTO public.django_content_type VALUES (239, 'media', 'comment');
INSERT INTO public.django_content_type VALUES (240, 'media', 'commentreport');
INSERT INTO public.django_content_type VALUES (241, 'media', 'feed');
INSERT INTO public.django_content_type VALUES (242, 'media', 'flagappeal');
INSERT INTO public.django_content_type VALUES (243, 'media', 'flagverdict');
INSERT INTO public.django_content_type VALUES (244, 'media', 'letter');
INSERT INTO public.django_content_type VALUES (245, 'media', 'material');
INSERT INTO public.django_content_type VALUES (246, 'media', 'presscontact');
INSERT INTO public.django_content_type VALUES (247, 'media', 'reaction');
INSERT INTO public.django_content_type VALUES (248, 'media', 'subscriber');
INSERT INTO public.django_content_type VALUES (249, 'reports', 'sheet');
INSERT INTO public.django_content_type VALUES (250, 'reports', 'correction');
INSERT INTO public.django_content_type VALUES (251, 'reports', 'cellnote');
INSERT INTO public.django_content_type VALUES (252, 'reports', 'cell');
INSERT INTO public.django_content_type VALUES (253, 'reports', 'snapshot');
INSERT INTO public.django_content_type VALUES (254, 'reports', 'annualedition');
INSERT INTO public.django_content_type VALUES (255, 'reports', 'annualwords');
INSERT INTO public.django_content_type VALUES (256, 'reports', 'practicenote');
INSERT INTO public.django_content_type VALUES (257, 'reports', 'practicecomment');
INSERT INTO public.django_content_type VALUES (258, 'reports', 'savedreport');
INSERT INTO public.django_content_type VALUES (259, 'reports', 'reportshare');
INSERT INTO public.django_content_type VALUES (260, 'reports', 'reportdelivery');
INSERT INTO public.django_content_type VALUES (261, 'reports', 'frozenreport');
INSERT INTO public.django_content_type VALUES (262, 'reports', 'target');
INSERT INTO public.django_content_type VALUES (263, 'reports', 'targetchange');
INSERT INTO public.django_content_type VALUES (264, 'reports', 'population');
INSERT INTO public.django_content_type VALUES (265, 'reports', 'formedition');
INSERT INTO public.django_content_type VALUES (266, 'exchange', 'apiclient');
INSERT INTO public.django_content_type VALUES (267, 'exchange', 'importrun');
INSERT INTO public.django_content_type VALUES (268, 'exchange', 'importrow');
INSERT INTO public.django_content_type VALUES (269, 'exchange', 'importheads');
INSERT INTO public.django_content_type VALUES (270, 'exchange', 'clienthour');
INSERT INTO public.django_content_type VALUES (271, 'exchange', 'difference');
INSERT INTO public.django_content_type VALUES (272, 'exchange', 'keptanswer');
INSERT INTO public.django_content_type VALUES (273, 'exchange', 'outsidereference');
INSERT INTO public.django_content_type VALUES (274, 'exchange', 'practicerecord');
INSERT INTO public.django_content_type VALUES (275, 'exchange', 'reconciliation');
INSERT INTO public.django_content_type VALUES (276, 'exchange', 'webhookdelivery');
INSERT INTO public.django_content_type VALUES (277, 'exchange', 'peer');
INSERT INTO public.django_content_type VALUES (278, 'exchange', 'peercase');
INSERT INTO public.django_content_type VALUES (279, 'exchange', 'peerdeed');
INSERT INTO public.django_content_type VALUES (280, 'exchange', 'peernotice');
INSERT INTO public.django_content_type VALUES (281, 'exchange', 'webhookattempt');
INSERT INTO public.django_content_type VALUES (282, 'exchange', 'webhookendpoint');
INSERT INTO public.django_content_type VALUES (283, 'exchange', 'calendaraddress');
INSERT INTO public.django_content_type VALUES (284, 'exchange', 'trustedkey');
INSERT INTO public.django_content_type VALUES (285, 'exchange', 'bundle');
INSERT INTO public.django_content_type VALUES (286, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (287, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (288, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (289, 'usersessions', 'usersession');
INSERT INTO public.django_migrations VALUES (1, 'territory', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (2, 'people', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (3, 'network', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (4, 'account', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (5, 'account', '0002_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (6, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (7, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (8, 'account', '0005_emailaddress_idx_upper_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (9, 'account', '0006_emailaddress_lower', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (10, 'account', '0007_emailaddress_idx_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (11, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (12, 'account', '0009_emailaddress_unique_primary_email', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (13, 'people', '0002_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (14, 'people', '0003_people_in_depth', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (15, 'people', '0004_consent_and_disclosure', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (16, 'territory', '0002_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (17, 'territory', '0003_act_kind', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (18, 'network', '0002_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (19, 'network', '0003_bodies', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (20, 'network', '0004_bodies_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (21, 'network', '0005_substitution', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (22, 'network', '0006_memoranda', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (23, 'network', '0007_decision_by_kind', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (24, 'programmes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (25, 'activities', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (26, 'activities', '0002_one_counted', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (27, 'activities', '0003_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (28, 'activities', '0004_room_calendar', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (29, 'activities', '0005_public_events', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (30, 'activities', '0006_tours', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (31, 'activities', '0007_training', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (32, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (33, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (34, 'auth', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (35, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (36, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (37, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (38, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (39, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (40, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (41, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (42, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (43, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (44, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (45, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (46, 'territory', '0004_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (47, 'network', '0008_more_roles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (48, 'calls', '0001_calls', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (49, 'calls', '0002_entries', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (50, 'calls', '0003_after', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (51, 'calls', '0004_judging', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (52, 'calls', '0005_unlocking', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (53, 'calls', '0006_jury_days', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (54, 'calls', '0007_frozen_and_days', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (55, 'cases', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (56, 'cases', '0002_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (57, 'cases', '0003_figures', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (58, 'cases', '0004_village', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (59, 'cases', '0005_plan', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (60, 'cases', '0006_citizen', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (61, 'cases', '0007_hands', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (62, 'cases', '0008_clock', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (63, 'cases', '0009_anonymised', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (64, 'cases', '0010_search', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (65, 'cases', '0011_merge', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (66, 'cases', '0012_origin', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (67, 'cases', '0013_bulk_runs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (68, 'cases', '0014_bulk_jobs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (69, 'cases', '0015_part_extension', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (70, 'cases', '0016_entitlement', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (71, 'core', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (72, 'core', '0002_messages_jobs_throttle', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (73, 'core', '0003_audit_sql', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (74, 'core', '0004_calendar_withdrawal', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (75, 'core', '0005_retention', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (76, 'core', '0006_message_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (77, 'programmes', '0002_measures', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (78, 'programmes', '0003_roadmaps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (79, 'oauth2_provider', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (80, 'exchange', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (81, 'exchange', '0002_imports', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (82, 'exchange', '0003_mediators', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (83, 'exchange', '0004_partners', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (84, 'exchange', '0005_wires', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (85, 'exchange', '0006_bundles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (86, 'media', '0001_media', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (87, 'media', '0002_voices', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (88, 'mediation', '0001_first', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (89, 'mediation', '0002_wording', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (90, 'mfa', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (91, 'mfa', '0002_authenticator_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (92, 'mfa', '0003_authenticator_type_uniq', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (93, 'oauth2_provider', '0002_auto_20190406_1805', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (94, 'oauth2_provider', '0003_auto_20201211_1314', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (95, 'oauth2_provider', '0004_auto_20200902_2022', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (96, 'oauth2_provider', '0005_auto_20211222_2352', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (97, 'oauth2_provider', '0006_alter_application_client_secret', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (98, 'oauth2_provider', '0007_application_post_logout_redirect_uris', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (99, 'oauth2_provider', '0008_alter_accesstoken_token', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (100, 'oauth2_provider', '0009_add_hash_client_secret', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (101, 'oauth2_provider', '0010_application_allowed_origins', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (102, 'oauth2_provider', '0011_refreshtoken_token_family', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (103, 'oauth2_provider', '0012_add_token_checksum', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (104, 'oauth2_provider', '0013_alter_application_authorization_grant_type_device', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (105, 'oauth2_provider', '0014_alter_help_text', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (106, 'oauth2_provider', '0015_refreshtoken_token_checksum', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (107, 'oauth2_provider', '0016_alter_devicegrant_scope', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (108, 'oauth2_provider', '0017_application_dcr_created', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (109, 'oauth2_provider', '0018_resource_indicators', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (110, 'oauth2_provider', '0019_application_registration_source', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (111, 'oauth2_provider', '0020_cimd_application_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (112, 'oauth2_provider', '0021_translatable_field_labels', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (113, 'oauth2_provider', '0022_refreshtoken_token_family_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (114, 'procrastinate', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (115, 'procrastinate', '0002_drop_started_at_column', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (116, 'procrastinate', '0003_drop_started_at_column', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (117, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (118, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (119, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (120, 'procrastinate', '0007_add_queueing_lock_column', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (121, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (122, 'procrastinate', '0009_add_defer_job_function', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (123, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (124, 'procrastinate', '0011_add_foreign_key_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (125, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (126, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (127, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (128, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (129, 'procrastinate', '0016_delete_finished_jobs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (130, 'procrastinate', '0017_add_checks_to_finish_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (131, 'procrastinate', '0018_add_checks_to_retry_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (132, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (133, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (134, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (135, 'procrastinate', '0022_null_locks_excluded', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (136, 'procrastinate', '0023_remove_old_finish_job_function', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (137, 'procrastinate', '0024_job_id_bigint', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (138, 'procrastinate', '0025_add_models', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (139, 'procrastinate', '0026_add_job_priority', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (140, 'procrastinate', '0027_add_periodic_job_priority', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (141, 'procrastinate', '0028_add_cancel_states', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (142, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (143, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (144, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (145, 'procrastinate', '0032_pre_cancel_notification', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (146, 'procrastinate', '0033_post_cancel_notification', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (147, 'procrastinate', '0034_pre_add_heartbeat', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (148, 'procrastinate', '0035_post_add_heartbeat', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (149, 'procrastinate', '0036_add_worker_model', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (150, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (151, 'procrastinate', '0038_post_batch_defer_jobs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (152, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (153, 'procrastinate', '0040_pre_retry_failed_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (154, 'procrastinate', '0041_post_retry_failed_job', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (155, 'programmes', '0004_over_whom', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (156, 'programmes', '0005_changed_by', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (157, 'reports', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (158, 'reports', '0002_annual', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (159, 'reports', '0003_builder', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (160, 'reports', '0004_form_editions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (161, 'sessions', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (162, 'usersessions', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.territory_geographyversion VALUES (1, 0);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.activities_tour_services_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 1156, true);
SELECT pg_catalog.setval('public.core_auditevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.core_messagefile_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 289, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 162, true);
SELECT pg_catalog.setval('public.exchange_peerdeed_id_seq', 1, false);
SELECT pg_catalog.setval('public.exchange_peernotice_id_seq', 1, false);
SELECT pg_catalog.setval('public.exchange_webhookattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.exchange_webhookdelivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.network_memorandum_areas_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_accesstoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_application_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_devicegrant_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_grant_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_idtoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.oauth2_provider_refreshtoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_programme_areas_id_seq', 1, false);
SELECT pg_catalog.setval('public.programmes_service_areas_id_seq', 1, false);
SELECT pg_catalog.setval('public.territory_areawithin_id_seq', 1, false);
SELECT pg_catalog.setval('public.territory_geographyversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);
ALTER TABLE ONLY public.cases_accountcase
    ADD CONSTRAINT account_case_once UNIQUE (account_id, case_id);
ALTER TABLE ONLY public.cases_accountcontact
    ADD CONSTRAINT account_contact_once UNIQUE (kind, value);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_actionmeasure
    ADD CONSTRAINT action_measured_once_a_day UNIQUE (action_id, "on");
ALTER TABLE ONLY public.programmes_actionneed
    ADD CONSTRAINT action_need_once UNIQUE (action_id, needed_id);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_nonce_key UNIQUE (nonce);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_voids_id_key UNIQUE (voids_id);
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT activities_booking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_bookingseries
    ADD CONSTRAINT activities_bookingseries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_number_key UNIQUE (number);
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_course
    ADD CONSTRAINT activities_course_code_key UNIQUE (code);
ALTER TABLE ONLY public.activities_course
    ADD CONSTRAINT activities_course_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_equipment
    ADD CONSTRAINT activities_equipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_equipmentbooking
    ADD CONSTRAINT activities_equipmentbooking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_eventpart
    ADD CONSTRAINT activities_eventpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_eventphoto
    ADD CONSTRAINT activities_eventphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_headcount
    ADD CONSTRAINT activities_headcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_programmeitem
    ADD CONSTRAINT activities_programmeitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_project
    ADD CONSTRAINT activities_project_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_projectbody
    ADD CONSTRAINT activities_projectbody_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_nonce_key UNIQUE (nonce);
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registration_ticket_key UNIQUE (ticket);
ALTER TABLE ONLY public.activities_room
    ADD CONSTRAINT activities_room_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_roomcalendar
    ADD CONSTRAINT activities_roomcalendar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_roomcalendar
    ADD CONSTRAINT activities_roomcalendar_token_digest_key UNIQUE (token_digest);
ALTER TABLE ONLY public.activities_series
    ADD CONSTRAINT activities_series_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT activities_slot_number_key UNIQUE (number);
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT activities_slot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_testitem
    ADD CONSTRAINT activities_testitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_tour
    ADD CONSTRAINT activities_tour_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_tour_services
    ADD CONSTRAINT activities_tour_services_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_tour_services
    ADD CONSTRAINT activities_tour_services_tour_id_service_id_00d3f573_uniq UNIQUE (tour_id, service_id);
ALTER TABLE ONLY public.activities_touragency
    ADD CONSTRAINT activities_touragency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_tourstop
    ADD CONSTRAINT activities_tourstop_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.activities_tourstop
    ADD CONSTRAINT activities_tourstop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_annualwords
    ADD CONSTRAINT annual_words_revision UNIQUE (year, block, language, revision);
ALTER TABLE ONLY public.territory_areaname
    ADD CONSTRAINT area_one_name_at_a_time EXCLUDE USING gist (public.uuidrange(area_id, area_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.territory_areaplacement
    ADD CONSTRAINT area_one_parent_at_a_time EXCLUDE USING gist (public.uuidrange(area_id, area_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.media_articlephoto
    ADD CONSTRAINT article_photo_once UNIQUE (article_id, stored_as);
ALTER TABLE ONLY public.media_articlerevision
    ADD CONSTRAINT article_revision_once UNIQUE (article_id, number);
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT assignment_once UNIQUE (stage_id, member_id, entry_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_bodydecision
    ADD CONSTRAINT body_decision_once UNIQUE (organisation_id, number, decided_on, kind);
ALTER TABLE ONLY public.activities_equipmentbooking
    ADD CONSTRAINT booking_equipment_taken EXCLUDE USING gist (public.uuidrange(equipment_id, equipment_id, '[]'::text) WITH &&, held WITH &&) WHERE ((NOT is_released));
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT booking_room_taken EXCLUDE USING gist (public.uuidrange(room_id, room_id, '[]'::text) WITH &&, held WITH &&) WHERE (((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying])::text[])));
ALTER TABLE ONLY public.programmes_budgetline
    ADD CONSTRAINT budget_line_once UNIQUE (programme_id, year, source, purpose);
ALTER TABLE ONLY public.calls_amendment
    ADD CONSTRAINT calls_amendment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_candidate_id_key UNIQUE (candidate_id);
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_number_key UNIQUE (number);
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_budgetline
    ADD CONSTRAINT calls_budgetline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_code_key UNIQUE (code);
ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_candidate
    ADD CONSTRAINT calls_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_conflict
    ADD CONSTRAINT calls_conflict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_criterion
    ADD CONSTRAINT calls_criterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_distribution
    ADD CONSTRAINT calls_distribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_number_key UNIQUE (number);
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_entryfile
    ADD CONSTRAINT calls_entryfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_entryprint
    ADD CONSTRAINT calls_entryprint_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.calls_entryprint
    ADD CONSTRAINT calls_entryprint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_entryrevision
    ADD CONSTRAINT calls_entryrevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_evaluation
    ADD CONSTRAINT calls_evaluation_assignment_id_key UNIQUE (assignment_id);
ALTER TABLE ONLY public.calls_evaluation
    ADD CONSTRAINT calls_evaluation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_expense
    ADD CONSTRAINT calls_expense_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_extension
    ADD CONSTRAINT calls_extension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_formalcheck
    ADD CONSTRAINT calls_formalcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_formversion
    ADD CONSTRAINT calls_formversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_number_key UNIQUE (number);
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_grantamendment
    ADD CONSTRAINT calls_grantamendment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_grantindicator
    ADD CONSTRAINT calls_grantindicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_grantreport
    ADD CONSTRAINT calls_grantreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_grantreturn
    ADD CONSTRAINT calls_grantreturn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_guardianconsent
    ADD CONSTRAINT calls_guardianconsent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_indicatorfact
    ADD CONSTRAINT calls_indicatorfact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_juryabsence
    ADD CONSTRAINT calls_juryabsence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_juryday
    ADD CONSTRAINT calls_juryday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT calls_juryslot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_likeness
    ADD CONSTRAINT calls_likeness_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_nomination
    ADD CONSTRAINT calls_nomination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_panelmember
    ADD CONSTRAINT calls_panelmember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_prize
    ADD CONSTRAINT calls_prize_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_prizestep
    ADD CONSTRAINT calls_prizestep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_reportreminder
    ADD CONSTRAINT calls_reportreminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_score
    ADD CONSTRAINT calls_score_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_showing
    ADD CONSTRAINT calls_showing_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.calls_showing
    ADD CONSTRAINT calls_showing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_sitevisit
    ADD CONSTRAINT calls_sitevisit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_stage
    ADD CONSTRAINT calls_stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_stageresult
    ADD CONSTRAINT calls_stageresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_teammember
    ADD CONSTRAINT calls_teammember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_tranche
    ADD CONSTRAINT calls_tranche_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_unlocking
    ADD CONSTRAINT calls_unlocking_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_vote
    ADD CONSTRAINT calls_vote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_voteanomaly
    ADD CONSTRAINT calls_voteanomaly_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT case_link_once UNIQUE (earlier_id, later_id);
ALTER TABLE ONLY public.cases_account
    ADD CONSTRAINT cases_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_accountcase
    ADD CONSTRAINT cases_accountcase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_accountcode
    ADD CONSTRAINT cases_accountcode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_accountcontact
    ADD CONSTRAINT cases_accountcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_number_key UNIQUE (number);
ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_answerdraft
    ADD CONSTRAINT cases_answerdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_answerpractice
    ADD CONSTRAINT cases_answerpractice_office_id_key UNIQUE (office_id);
ALTER TABLE ONLY public.cases_answerpractice
    ADD CONSTRAINT cases_answerpractice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_bulkrun
    ADD CONSTRAINT cases_bulkrun_key_key UNIQUE (key);
ALTER TABLE ONLY public.cases_bulkrun
    ADD CONSTRAINT cases_bulkrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_intake_key_key UNIQUE (intake_key);
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_number_key UNIQUE (number);
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_casemerge
    ADD CONSTRAINT cases_casemerge_intake_key_key UNIQUE (intake_key);
ALTER TABLE ONLY public.cases_casemerge
    ADD CONSTRAINT cases_casemerge_number_key UNIQUE (number);
ALTER TABLE ONLY public.cases_casemerge
    ADD CONSTRAINT cases_casemerge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_question_id_key UNIQUE (question_id);
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_slot_id_key UNIQUE (slot_id);
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT cases_casepart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_clockentry
    ADD CONSTRAINT cases_clockentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_coexecutor
    ADD CONSTRAINT cases_coexecutor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_complaint
    ADD CONSTRAINT cases_complaint_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.cases_complaint
    ADD CONSTRAINT cases_complaint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_correction
    ADD CONSTRAINT cases_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_decision
    ADD CONSTRAINT cases_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_draftremark
    ADD CONSTRAINT cases_draftremark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_draftversion
    ADD CONSTRAINT cases_draftversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_entitlementcheck
    ADD CONSTRAINT cases_entitlementcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_escalation
    ADD CONSTRAINT cases_escalation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_feedback
    ADD CONSTRAINT cases_feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fielddevice
    ADD CONSTRAINT cases_fielddevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fieldfile
    ADD CONSTRAINT cases_fieldfile_attachment_id_key UNIQUE (attachment_id);
ALTER TABLE ONLY public.cases_fieldfile
    ADD CONSTRAINT cases_fieldfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fieldmeeting
    ADD CONSTRAINT cases_fieldmeeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fieldnumber
    ADD CONSTRAINT cases_fieldnumber_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.cases_fieldnumber
    ADD CONSTRAINT cases_fieldnumber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_number_key UNIQUE (number);
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_fieldrecovery
    ADD CONSTRAINT cases_fieldrecovery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_idea
    ADD CONSTRAINT cases_idea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_ideastep
    ADD CONSTRAINT cases_ideastep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_inquiry
    ADD CONSTRAINT cases_inquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_intakedraft
    ADD CONSTRAINT cases_intakedraft_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.cases_intakedraft
    ADD CONSTRAINT cases_intakedraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_intakedraft
    ADD CONSTRAINT cases_intakedraft_token_digest_key UNIQUE (token_digest);
ALTER TABLE ONLY public.cases_note
    ADD CONSTRAINT cases_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_numberblock
    ADD CONSTRAINT cases_numberblock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_officehours
    ADD CONSTRAINT cases_officehours_office_id_key UNIQUE (office_id);
ALTER TABLE ONLY public.cases_officehours
    ADD CONSTRAINT cases_officehours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_outcome
    ADD CONSTRAINT cases_outcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_packet
    ADD CONSTRAINT cases_packet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_partclockentry
    ADD CONSTRAINT cases_partclockentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_planline
    ADD CONSTRAINT cases_planline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_planstart
    ADD CONSTRAINT cases_planstart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_plantemplate
    ADD CONSTRAINT cases_plantemplate_code_key UNIQUE (code);
ALTER TABLE ONLY public.cases_plantemplate
    ADD CONSTRAINT cases_plantemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_plantemplateline
    ADD CONSTRAINT cases_plantemplateline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_key_key UNIQUE (key);
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_referralquestion
    ADD CONSTRAINT cases_referralquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_referralreminder
    ADD CONSTRAINT cases_referralreminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_support
    ADD CONSTRAINT cases_support_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_cell
    ADD CONSTRAINT cell_once_a_sheet UNIQUE (sheet_id, indicator);
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT certificate_once_by_session UNIQUE (event_id, person_id);
ALTER TABLE ONLY public.exchange_clienthour
    ADD CONSTRAINT clienthour_once UNIQUE (client_id, hour, operation, status);
ALTER TABLE ONLY public.cases_clockentry
    ADD CONSTRAINT clock_entry_sequence UNIQUE (case_id, sequence);
ALTER TABLE ONLY public.media_commentreport
    ADD CONSTRAINT comment_report_once UNIQUE (comment_id, reader);
ALTER TABLE ONLY public.calls_conflict
    ADD CONSTRAINT conflict_once UNIQUE (member_id, entry_id, kind);
ALTER TABLE ONLY public.core_auditevent
    ADD CONSTRAINT core_auditevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_auditseal
    ADD CONSTRAINT core_auditseal_last_id_key UNIQUE (last_id);
ALTER TABLE ONLY public.core_auditseal
    ADD CONSTRAINT core_auditseal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.core_calendaroverride
    ADD CONSTRAINT core_calendaroverride_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_jobfailure
    ADD CONSTRAINT core_jobfailure_pkey PRIMARY KEY (job_id);
ALTER TABLE ONLY public.core_legalhold
    ADD CONSTRAINT core_legalhold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_message
    ADD CONSTRAINT core_message_key_key UNIQUE (key);
ALTER TABLE ONLY public.core_message
    ADD CONSTRAINT core_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_messagefile
    ADD CONSTRAINT core_messagefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_numbersequence
    ADD CONSTRAINT core_number_sequence_of_prefix_and_year UNIQUE (prefix, year);
ALTER TABLE ONLY public.core_numbersequence
    ADD CONSTRAINT core_numbersequence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_retentionrun
    ADD CONSTRAINT core_retentionrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_throttlebucket
    ADD CONSTRAINT core_throttlebucket_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.calls_criterion
    ADD CONSTRAINT criterion_once UNIQUE (stage_id, code);
ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT difference_position UNIQUE (reconciliation_id, "position");
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.cases_draftversion
    ADD CONSTRAINT draft_version_number UNIQUE (draft_id, number);
ALTER TABLE ONLY public.cases_escalation
    ADD CONSTRAINT each_rung_once UNIQUE (case_id, rung, due_on);
ALTER TABLE ONLY public.calls_entryrevision
    ADD CONSTRAINT entry_revision_once UNIQUE (entry_id, number);
ALTER TABLE ONLY public.activities_equipment
    ADD CONSTRAINT equipment_number_once UNIQUE (organisation_id, inventory_number);
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT event_occurrence_once UNIQUE (series_id, starts_at);
ALTER TABLE ONLY public.activities_eventpart
    ADD CONSTRAINT event_part_once UNIQUE (event_id, organisation_id);
ALTER TABLE ONLY public.exchange_apiclient
    ADD CONSTRAINT exchange_apiclient_application_id_key UNIQUE (application_id);
ALTER TABLE ONLY public.exchange_apiclient
    ADD CONSTRAINT exchange_apiclient_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_bundle
    ADD CONSTRAINT exchange_bundle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_calendaraddress
    ADD CONSTRAINT exchange_calendaraddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_calendaraddress
    ADD CONSTRAINT exchange_calendaraddress_token_digest_key UNIQUE (token_digest);
ALTER TABLE ONLY public.exchange_calendaraddress
    ADD CONSTRAINT exchange_calendaraddress_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.exchange_clienthour
    ADD CONSTRAINT exchange_clienthour_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT exchange_difference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_importheads
    ADD CONSTRAINT exchange_importheads_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT exchange_importrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_importrun
    ADD CONSTRAINT exchange_importrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_keptanswer
    ADD CONSTRAINT exchange_keptanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT exchange_outsidereference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_peer
    ADD CONSTRAINT exchange_peer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_peercase
    ADD CONSTRAINT exchange_peercase_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.exchange_peercase
    ADD CONSTRAINT exchange_peercase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_peerdeed
    ADD CONSTRAINT exchange_peerdeed_key_key UNIQUE (key);
ALTER TABLE ONLY public.exchange_peerdeed
    ADD CONSTRAINT exchange_peerdeed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_peernotice
    ADD CONSTRAINT exchange_peernotice_key_key UNIQUE (key);
ALTER TABLE ONLY public.exchange_peernotice
    ADD CONSTRAINT exchange_peernotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_practicerecord
    ADD CONSTRAINT exchange_practicerecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_reconciliation
    ADD CONSTRAINT exchange_reconciliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_trustedkey
    ADD CONSTRAINT exchange_trustedkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_webhookattempt
    ADD CONSTRAINT exchange_webhookattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_webhookdelivery
    ADD CONSTRAINT exchange_webhookdelivery_key_key UNIQUE (key);
ALTER TABLE ONLY public.exchange_webhookdelivery
    ADD CONSTRAINT exchange_webhookdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_webhookendpoint
    ADD CONSTRAINT exchange_webhookendpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_feed
    ADD CONSTRAINT feed_once UNIQUE (outlet_id, address);
ALTER TABLE ONLY public.media_flagverdict
    ADD CONSTRAINT flag_verdict_once UNIQUE (flag_id, by_id);
ALTER TABLE ONLY public.programmes_followup
    ADD CONSTRAINT follow_up_once UNIQUE (enrolment_id, months);
ALTER TABLE ONLY public.reports_formedition
    ADD CONSTRAINT form_edition_once UNIQUE (form, version);
ALTER TABLE ONLY public.calls_formversion
    ADD CONSTRAINT form_version_once UNIQUE (call_id, number);
ALTER TABLE ONLY public.reports_frozenreport
    ADD CONSTRAINT frozen_report_number_once UNIQUE (report_id, number);
ALTER TABLE ONLY public.calls_grantamendment
    ADD CONSTRAINT grant_amendment_number UNIQUE (grant_id, number);
ALTER TABLE ONLY public.calls_budgetline
    ADD CONSTRAINT grant_line_position UNIQUE (grant_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grantreport
    ADD CONSTRAINT grant_report_position UNIQUE (grant_id, "position");
ALTER TABLE ONLY public.activities_headcount
    ADD CONSTRAINT headcount_once_by_evidence UNIQUE (event_id, evidence);
ALTER TABLE ONLY public.exchange_importheads
    ADD CONSTRAINT import_heads_once UNIQUE (register, organisation_id);
ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT import_row_once UNIQUE (run_id, number);
ALTER TABLE ONLY public.calls_indicatorfact
    ADD CONSTRAINT indicator_fact_once UNIQUE (report_id, indicator_id);
ALTER TABLE ONLY public.programmes_initiativepartner
    ADD CONSTRAINT initiative_partner_once UNIQUE (initiative_id, organisation_id);
ALTER TABLE ONLY public.calls_juryday
    ADD CONSTRAINT jury_day_once UNIQUE (stage_id, starts_at);
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT jury_slot_hour UNIQUE (day_id, starts_at) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT jury_slot_once UNIQUE (stage_id, entry_id);
ALTER TABLE ONLY public.exchange_keptanswer
    ADD CONSTRAINT keptanswer_once UNIQUE (client_id, key);
ALTER TABLE ONLY public.calls_likeness
    ADD CONSTRAINT likeness_once UNIQUE (entry_id, other_id);
ALTER TABLE ONLY public.media_article
    ADD CONSTRAINT media_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_article
    ADD CONSTRAINT media_article_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.media_articlefigure
    ADD CONSTRAINT media_articlefigure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_articlephoto
    ADD CONSTRAINT media_articlephoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_articlerevision
    ADD CONSTRAINT media_articlerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_comment
    ADD CONSTRAINT media_comment_key_key UNIQUE (key);
ALTER TABLE ONLY public.media_comment
    ADD CONSTRAINT media_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_comment
    ADD CONSTRAINT media_comment_ticket_key UNIQUE (ticket);
ALTER TABLE ONLY public.media_commentreport
    ADD CONSTRAINT media_commentreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_feed
    ADD CONSTRAINT media_feed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_flag
    ADD CONSTRAINT media_flag_material_id_key UNIQUE (material_id);
ALTER TABLE ONLY public.media_flag
    ADD CONSTRAINT media_flag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_flagappeal
    ADD CONSTRAINT media_flagappeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_flagverdict
    ADD CONSTRAINT media_flagverdict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_letter
    ADD CONSTRAINT media_letter_last_key UNIQUE (last);
ALTER TABLE ONLY public.media_letter
    ADD CONSTRAINT media_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_material
    ADD CONSTRAINT media_material_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_presscontact
    ADD CONSTRAINT media_presscontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_reaction
    ADD CONSTRAINT media_reaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_subscriber
    ADD CONSTRAINT media_subscriber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_subscriber
    ADD CONSTRAINT media_subscriber_ticket_key UNIQUE (ticket);
ALTER TABLE ONLY public.mediation_dispute
    ADD CONSTRAINT mediation_dispute_number_key UNIQUE (number);
ALTER TABLE ONLY public.mediation_dispute
    ADD CONSTRAINT mediation_dispute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_filekey
    ADD CONSTRAINT mediation_filekey_dispute_id_key UNIQUE (dispute_id);
ALTER TABLE ONLY public.mediation_filekey
    ADD CONSTRAINT mediation_filekey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_number_key UNIQUE (number);
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.mediation_note
    ADD CONSTRAINT mediation_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_obligation
    ADD CONSTRAINT mediation_obligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_opening
    ADD CONSTRAINT mediation_opening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_paper
    ADD CONSTRAINT mediation_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_party
    ADD CONSTRAINT mediation_party_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_scan
    ADD CONSTRAINT mediation_scan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_session
    ADD CONSTRAINT mediation_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_signal
    ADD CONSTRAINT mediation_signal_number_key UNIQUE (number);
ALTER TABLE ONLY public.mediation_signal
    ADD CONSTRAINT mediation_signal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_signature
    ADD CONSTRAINT mediation_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_step
    ADD CONSTRAINT mediation_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediator_certificate_once UNIQUE (certificate, certified_on);
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT membership_body_in_post_once EXCLUDE USING gist (public.uuidrange(member_id, member_id, '[]'::text) WITH &&, public.uuidrange(post_id, post_id, '[]'::text) WITH &&, during WITH &&) WHERE (((member_id IS NOT NULL) AND (post_id IS NOT NULL)));
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT membership_body_once EXCLUDE USING gist (public.uuidrange(member_id, member_id, '[]'::text) WITH &&, public.uuidrange(organisation_id, organisation_id, '[]'::text) WITH &&, during WITH &&) WHERE (((member_id IS NOT NULL) AND (post_id IS NULL)));
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT membership_person_in_post_once EXCLUDE USING gist (public.uuidrange(person_id, person_id, '[]'::text) WITH &&, public.uuidrange(post_id, post_id, '[]'::text) WITH &&, during WITH &&) WHERE (((person_id IS NOT NULL) AND (post_id IS NOT NULL)));
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT membership_person_once EXCLUDE USING gist (public.uuidrange(person_id, person_id, '[]'::text) WITH &&, public.uuidrange(organisation_id, organisation_id, '[]'::text) WITH &&, during WITH &&) WHERE (((person_id IS NOT NULL) AND (post_id IS NULL)));
ALTER TABLE ONLY public.network_memorandumedition
    ADD CONSTRAINT memorandum_edition_once UNIQUE (memorandum_id, number);
ALTER TABLE ONLY public.network_memorandumparty
    ADD CONSTRAINT memorandum_party_once UNIQUE (memorandum_id, organisation_id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_bodydecision
    ADD CONSTRAINT network_bodydecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_invitation
    ADD CONSTRAINT network_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_invitation
    ADD CONSTRAINT network_invitation_token_digest_key UNIQUE (token_digest);
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_membership_id_key UNIQUE (membership_id);
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_memorandum_areas
    ADD CONSTRAINT network_memorandum_areas_memorandum_id_area_id_e1615674_uniq UNIQUE (memorandum_id, area_id);
ALTER TABLE ONLY public.network_memorandum_areas
    ADD CONSTRAINT network_memorandum_areas_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_memorandum
    ADD CONSTRAINT network_memorandum_number_key UNIQUE (number);
ALTER TABLE ONLY public.network_memorandum
    ADD CONSTRAINT network_memorandum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_memorandumedition
    ADD CONSTRAINT network_memorandumedition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_memorandumobligation
    ADD CONSTRAINT network_memorandumobligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_memorandumparty
    ADD CONSTRAINT network_memorandumparty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_organisation
    ADD CONSTRAINT network_organisation_code_key UNIQUE (code);
ALTER TABLE ONLY public.network_organisation
    ADD CONSTRAINT network_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_organisationname
    ADD CONSTRAINT network_organisationname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_organisationplacement
    ADD CONSTRAINT network_organisationplacement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_post
    ADD CONSTRAINT network_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_profile
    ADD CONSTRAINT network_profile_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.network_profile
    ADD CONSTRAINT network_profile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_rolegrant
    ADD CONSTRAINT network_rolegrant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_substitution
    ADD CONSTRAINT network_substitution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_tenancy
    ADD CONSTRAINT network_tenancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_user
    ADD CONSTRAINT network_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.network_user
    ADD CONSTRAINT network_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calls_nomination
    ADD CONSTRAINT nomination_once UNIQUE (call_id, code);
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_id_token_id_key UNIQUE (id_token_id);
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_source_refresh_token_id_key UNIQUE (source_refresh_token_id);
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_token_checksum_85319a26_uniq UNIQUE (token_checksum);
ALTER TABLE ONLY public.oauth2_provider_application
    ADD CONSTRAINT oauth2_provider_application_client_id_key UNIQUE (client_id);
ALTER TABLE ONLY public.oauth2_provider_application
    ADD CONSTRAINT oauth2_provider_application_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devicegrant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devicegrant_unique_device_code UNIQUE (device_code);
ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_code_key UNIQUE (code);
ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idtoken_jti_key UNIQUE (jti);
ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refresht_token_checksum_revoked_46c81d1d_uniq UNIQUE (token_checksum, revoked);
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refreshtoken_access_token_id_key UNIQUE (access_token_id);
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refreshtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_offeranswer
    ADD CONSTRAINT offer_answered_once UNIQUE (roadmap_id, original_id, version);
ALTER TABLE ONLY public.cases_support
    ADD CONSTRAINT one_support_per_person UNIQUE (idea_id, account_id);
ALTER TABLE ONLY public.network_organisationname
    ADD CONSTRAINT organisation_one_name_at_a_time EXCLUDE USING gist (public.uuidrange(organisation_id, organisation_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.network_organisationplacement
    ADD CONSTRAINT organisation_one_place_at_a_time EXCLUDE USING gist (public.uuidrange(organisation_id, organisation_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT outsidereference_once_case UNIQUE (client_id, case_id);
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT outsidereference_once_referral UNIQUE (client_id, referral_id);
ALTER TABLE ONLY public.cases_packet
    ADD CONSTRAINT packet_once_a_quarter UNIQUE (office_id, quarter, edition);
ALTER TABLE ONLY public.calls_panelmember
    ADD CONSTRAINT panel_member_once UNIQUE (call_id, email);
ALTER TABLE ONLY public.programmes_parameterchange
    ADD CONSTRAINT parameter_change_once UNIQUE (parameter, in_force_from);
ALTER TABLE ONLY public.cases_partclockentry
    ADD CONSTRAINT part_clock_sequence UNIQUE (part_id, sequence);
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT part_position UNIQUE (case_id, "position");
ALTER TABLE ONLY public.mediation_party
    ADD CONSTRAINT party_place_once UNIQUE (dispute_id, side, place);
ALTER TABLE ONLY public.exchange_peernotice
    ADD CONSTRAINT peer_notice_once UNIQUE (way_id, told_id);
ALTER TABLE ONLY public.exchange_peercase
    ADD CONSTRAINT peer_referral_once UNIQUE (peer_id, remote_id);
ALTER TABLE ONLY public.people_accessrequest
    ADD CONSTRAINT people_accessrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_matchdecision
    ADD CONSTRAINT people_decision_once UNIQUE (low_id, high_id);
ALTER TABLE ONLY public.people_disclosure
    ADD CONSTRAINT people_disclosure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_duplicatepair
    ADD CONSTRAINT people_duplicatepair_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_duplicatescan
    ADD CONSTRAINT people_duplicatescan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_household_one_at_a_time EXCLUDE USING gist (public.uuidrange(person_id, person_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.people_household
    ADD CONSTRAINT people_household_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_identifier
    ADD CONSTRAINT people_identifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_matchdecision
    ADD CONSTRAINT people_matchdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_movedrow
    ADD CONSTRAINT people_moved_in_order UNIQUE (merge_id, place);
ALTER TABLE ONLY public.people_movedrow
    ADD CONSTRAINT people_movedrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_duplicatepair
    ADD CONSTRAINT people_pair_once UNIQUE (low_id, high_id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_personlink
    ADD CONSTRAINT people_personlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_personmerge
    ADD CONSTRAINT people_personmerge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_personstatus
    ADD CONSTRAINT people_personstatus_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_planstart
    ADD CONSTRAINT plan_started_once UNIQUE (case_id, template_id);
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT planned_step_position UNIQUE (plan_id, "position");
ALTER TABLE ONLY public.reports_population
    ADD CONSTRAINT population_once_a_day UNIQUE (area_id, "on");
ALTER TABLE ONLY public.exchange_practicerecord
    ADD CONSTRAINT practicerecord_number UNIQUE (client_id, number);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programmepartner
    ADD CONSTRAINT programme_partner_once UNIQUE (programme_id, organisation_id);
ALTER TABLE ONLY public.programmes_actionevidence
    ADD CONSTRAINT programmes_actionevidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_actionmeasure
    ADD CONSTRAINT programmes_actionmeasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_actionneed
    ADD CONSTRAINT programmes_actionneed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_actionstatus
    ADD CONSTRAINT programmes_actionstatus_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_broadcast
    ADD CONSTRAINT programmes_broadcast_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_budgetline
    ADD CONSTRAINT programmes_budgetline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_enrolment
    ADD CONSTRAINT programmes_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_finding
    ADD CONSTRAINT programmes_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_followup
    ADD CONSTRAINT programmes_followup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_handover
    ADD CONSTRAINT programmes_handover_number_key UNIQUE (number);
ALTER TABLE ONLY public.programmes_handover
    ADD CONSTRAINT programmes_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_initiative
    ADD CONSTRAINT programmes_initiative_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_initiativepartner
    ADD CONSTRAINT programmes_initiativepartner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_offeranswer
    ADD CONSTRAINT programmes_offeranswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_parameterchange
    ADD CONSTRAINT programmes_parameterchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programme_areas
    ADD CONSTRAINT programmes_programme_areas_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programme_areas
    ADD CONSTRAINT programmes_programme_areas_programme_id_area_id_801b2e6e_uniq UNIQUE (programme_id, area_id);
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_programmepartner
    ADD CONSTRAINT programmes_programmepartner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_provision
    ADD CONSTRAINT programmes_provision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_recommendation
    ADD CONSTRAINT programmes_recommendation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_regionalfigure
    ADD CONSTRAINT programmes_regionalfigure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_research
    ADD CONSTRAINT programmes_research_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_researchreport
    ADD CONSTRAINT programmes_researchreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_researchvisit
    ADD CONSTRAINT programmes_researchvisit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_review
    ADD CONSTRAINT programmes_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_reviewdecision
    ADD CONSTRAINT programmes_reviewdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_reviewregion
    ADD CONSTRAINT programmes_reviewregion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_roadmap
    ADD CONSTRAINT programmes_roadmap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT programmes_roadmapaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_route
    ADD CONSTRAINT programmes_route_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_scenario
    ADD CONSTRAINT programmes_scenario_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_scenariorun
    ADD CONSTRAINT programmes_scenariorun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_service_areas
    ADD CONSTRAINT programmes_service_areas_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_service_areas
    ADD CONSTRAINT programmes_service_areas_service_id_area_id_0683a30e_uniq UNIQUE (service_id, area_id);
ALTER TABLE ONLY public.programmes_service
    ADD CONSTRAINT programmes_service_code_key UNIQUE (code);
ALTER TABLE ONLY public.programmes_service
    ADD CONSTRAINT programmes_service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_servicerevision
    ADD CONSTRAINT programmes_servicerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_stage
    ADD CONSTRAINT programmes_stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_stagereached
    ADD CONSTRAINT programmes_stagereached_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_voice
    ADD CONSTRAINT programmes_voice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_projectbody
    ADD CONSTRAINT project_body_once UNIQUE (project_id, organisation_id);
ALTER TABLE ONLY public.programmes_provision
    ADD CONSTRAINT provision_once UNIQUE (service_id, organisation_id);
ALTER TABLE ONLY public.media_reaction
    ADD CONSTRAINT reaction_once_a_reader UNIQUE (article_id, reader);
ALTER TABLE ONLY public.exchange_reconciliation
    ADD CONSTRAINT reconciliation_once UNIQUE (client_id, month);
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT reform_step_position UNIQUE (reform_id, "position");
ALTER TABLE ONLY public.programmes_regionalfigure
    ADD CONSTRAINT regional_figure_once UNIQUE (area_id, quarter_on);
ALTER TABLE ONLY public.cases_referralreminder
    ADD CONSTRAINT reminded_once_a_rung UNIQUE (referral_id, rung, respond_by);
ALTER TABLE ONLY public.reports_reportdelivery
    ADD CONSTRAINT report_delivered_once UNIQUE (report_id, user_id);
ALTER TABLE ONLY public.calls_reportreminder
    ADD CONSTRAINT report_reminder_once UNIQUE (report_id, rung, due_on);
ALTER TABLE ONLY public.reports_reportshare
    ADD CONSTRAINT report_shared_once UNIQUE NULLS NOT DISTINCT (report_id, role, organisation_id);
ALTER TABLE ONLY public.reports_annualedition
    ADD CONSTRAINT reports_annualedition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_annualwords
    ADD CONSTRAINT reports_annualwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_cell
    ADD CONSTRAINT reports_cell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_cellnote
    ADD CONSTRAINT reports_cellnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_correction
    ADD CONSTRAINT reports_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_formedition
    ADD CONSTRAINT reports_formedition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_frozenreport
    ADD CONSTRAINT reports_frozenreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_population
    ADD CONSTRAINT reports_population_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_practicecomment
    ADD CONSTRAINT reports_practicecomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_practicenote
    ADD CONSTRAINT reports_practicenote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportdelivery
    ADD CONSTRAINT reports_reportdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportshare
    ADD CONSTRAINT reports_reportshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_savedreport
    ADD CONSTRAINT reports_savedreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_sheet
    ADD CONSTRAINT reports_sheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_snapshot
    ADD CONSTRAINT reports_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_target
    ADD CONSTRAINT reports_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_targetchange
    ADD CONSTRAINT reports_targetchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programmes_researchvisit
    ADD CONSTRAINT research_visit_once UNIQUE (research_id, area_id, "on");
ALTER TABLE ONLY public.programmes_reviewregion
    ADD CONSTRAINT review_region_once UNIQUE (review_id, area_id);
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT roadmap_action_one_place UNIQUE (roadmap_id, path);
ALTER TABLE ONLY public.activities_roomcalendar
    ADD CONSTRAINT room_calendar_once UNIQUE (user_id, house_id);
ALTER TABLE ONLY public.activities_room
    ADD CONSTRAINT room_code_once UNIQUE (organisation_id, code);
ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT saved_view_name_once UNIQUE (user_id, name);
ALTER TABLE ONLY public.calls_score
    ADD CONSTRAINT score_once UNIQUE (evaluation_id, criterion_id);
ALTER TABLE ONLY public.programmes_servicerevision
    ADD CONSTRAINT service_revision_once UNIQUE (service_id, number);
ALTER TABLE ONLY public.reports_sheet
    ADD CONSTRAINT sheet_once_a_period UNIQUE (form, period, organisation_id);
ALTER TABLE ONLY public.mediation_signature
    ADD CONSTRAINT signature_once UNIQUE NULLS NOT DISTINCT (paper_id, party_id);
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT slot_receiver_taken EXCLUDE USING gist (public.uuidrange(receiver_id, receiver_id, '[]'::text) WITH &&, during WITH &&) WHERE (((state)::text <> 'cancelled'::text));
ALTER TABLE ONLY public.reports_snapshot
    ADD CONSTRAINT snapshot_version_once UNIQUE (sheet_id, version);
ALTER TABLE ONLY public.programmes_stage
    ADD CONSTRAINT stage_one_place UNIQUE (initiative_id, "position");
ALTER TABLE ONLY public.calls_stage
    ADD CONSTRAINT stage_position UNIQUE (call_id, "position");
ALTER TABLE ONLY public.programmes_stagereached
    ADD CONSTRAINT stage_reached_once UNIQUE (enrolment_id, stage_id);
ALTER TABLE ONLY public.calls_stageresult
    ADD CONSTRAINT stage_result_version UNIQUE (stage_id, version);
ALTER TABLE ONLY public.media_subscriber
    ADD CONSTRAINT subscriber_once UNIQUE (email);
ALTER TABLE ONLY public.network_substitution
    ADD CONSTRAINT substitution_no_overlap EXCLUDE USING gist (public.uuidrange(absent_id, absent_id, '[]'::text) WITH &&, public.uuidrange(organisation_id, organisation_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.reports_target
    ADD CONSTRAINT target_once_a_period UNIQUE NULLS NOT DISTINCT (indicator, area_id, period);
ALTER TABLE ONLY public.cases_plantemplateline
    ADD CONSTRAINT template_names_a_service_once UNIQUE (template_id, service_id);
ALTER TABLE ONLY public.network_tenancy
    ADD CONSTRAINT tenancy_one_house_at_a_time EXCLUDE USING gist (public.uuidrange(body_id, body_id, '[]'::text) WITH &&, during WITH &&);
ALTER TABLE ONLY public.territory_area
    ADD CONSTRAINT territory_area_kato_key UNIQUE (kato);
ALTER TABLE ONLY public.territory_area
    ADD CONSTRAINT territory_area_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_areaname
    ADD CONSTRAINT territory_areaname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_areaplacement
    ADD CONSTRAINT territory_areaplacement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_areashape
    ADD CONSTRAINT territory_areashape_area_id_key UNIQUE (area_id);
ALTER TABLE ONLY public.territory_areashape
    ADD CONSTRAINT territory_areashape_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_areawithin
    ADD CONSTRAINT territory_areawithin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_geographyversion
    ADD CONSTRAINT territory_geographyversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT territory_plannedstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_reform
    ADD CONSTRAINT territory_reform_code_key UNIQUE (code);
ALTER TABLE ONLY public.territory_reform
    ADD CONSTRAINT territory_reform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_reformplan
    ADD CONSTRAINT territory_reformplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.territory_reformplan
    ADD CONSTRAINT territory_reformplan_reform_id_key UNIQUE (reform_id);
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activities_touragency
    ADD CONSTRAINT tour_agency_once UNIQUE (tour_id, organisation_id);
ALTER TABLE ONLY public.activities_tourstop
    ADD CONSTRAINT tour_stop_position UNIQUE (tour_id, "position");
ALTER TABLE ONLY public.calls_tranche
    ADD CONSTRAINT tranche_position UNIQUE (grant_id, "position");
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.calls_voteanomaly
    ADD CONSTRAINT vote_anomaly_once UNIQUE (stage_id, kind, key);
ALTER TABLE ONLY public.calls_vote
    ADD CONSTRAINT vote_once UNIQUE (stage_id, showing_id, user_id);
CREATE INDEX account_code_by_end ON public.cases_accountcode USING btree (expires_at);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX action_due ON public.programmes_roadmapaction USING btree (owner_id, due_on) WHERE ((state)::text = ANY ((ARRAY['planned'::character varying, 'under_way'::character varying])::text[]));
CREATE INDEX activities_attendance_event_id_061c3f8a ON public.activities_attendance USING btree (event_id);
CREATE INDEX activities_attendance_person_id_790d1925 ON public.activities_attendance USING btree (person_id);
CREATE INDEX activities_attendance_registration_id_506823e8 ON public.activities_attendance USING btree (registration_id);
CREATE INDEX activities_booking_booked_for_id_55acfcf2 ON public.activities_booking USING btree (booked_for_id);
CREATE INDEX activities_booking_event_id_ff8a76c6 ON public.activities_booking USING btree (event_id);
CREATE INDEX activities_booking_room_id_05f25ccf ON public.activities_booking USING btree (room_id);
CREATE INDEX activities_booking_series_id_367ad2b9 ON public.activities_booking USING btree (series_id);
CREATE INDEX activities_bookingseries_room_id_4dd4fb5d ON public.activities_bookingseries USING btree (room_id);
CREATE INDEX activities_certificate_course_id_c75932ff ON public.activities_certificate USING btree (course_id);
CREATE INDEX activities_certificate_event_id_8a8bfc07 ON public.activities_certificate USING btree (event_id);
CREATE INDEX activities_certificate_number_d1ad5ee1_like ON public.activities_certificate USING btree (number varchar_pattern_ops);
CREATE INDEX activities_certificate_organisation_id_7c691d4c ON public.activities_certificate USING btree (organisation_id);
CREATE INDEX activities_certificate_person_id_73a0a907 ON public.activities_certificate USING btree (person_id);
CREATE INDEX activities_certificate_registration_id_18c9ca75 ON public.activities_certificate USING btree (registration_id);
CREATE INDEX activities_certificate_user_id_80fd7e28 ON public.activities_certificate USING btree (user_id);
CREATE INDEX activities_course_code_1a21274f_like ON public.activities_course USING btree (code varchar_pattern_ops);
CREATE INDEX activities_course_organisation_id_ba7fcff2 ON public.activities_course USING btree (organisation_id);
CREATE INDEX activities_equipment_organisation_id_7f9f9a0a ON public.activities_equipment USING btree (organisation_id);
CREATE INDEX activities_equipmentbooking_booking_id_d61c7095 ON public.activities_equipmentbooking USING btree (booking_id);
CREATE INDEX activities_equipmentbooking_equipment_id_a09d7996 ON public.activities_equipmentbooking USING btree (equipment_id);
CREATE INDEX activities_event_area_id_fc313637 ON public.activities_event USING btree (area_id);
CREATE INDEX activities_event_course_id_a62a8536 ON public.activities_event USING btree (course_id);
CREATE INDEX activities_event_organiser_id_10167f6d ON public.activities_event USING btree (organiser_id);
CREATE INDEX activities_event_project_id_74176519 ON public.activities_event USING btree (project_id);
CREATE INDEX activities_event_series_id_ca774d49 ON public.activities_event USING btree (series_id);
CREATE INDEX activities_eventpart_event_id_3e36a500 ON public.activities_eventpart USING btree (event_id);
CREATE INDEX activities_eventpart_organisation_id_758dca85 ON public.activities_eventpart USING btree (organisation_id);
CREATE INDEX activities_eventphoto_event_id_ee19e630 ON public.activities_eventphoto USING btree (event_id);
CREATE INDEX activities_headcount_event_id_2796d829 ON public.activities_headcount USING btree (event_id);
CREATE INDEX activities_programmeitem_event_id_b0af1b50 ON public.activities_programmeitem USING btree (event_id);
CREATE INDEX activities_project_organisation_id_ec8a0c8c ON public.activities_project USING btree (organisation_id);
CREATE INDEX activities_projectbody_organisation_id_c20c194f ON public.activities_projectbody USING btree (organisation_id);
CREATE INDEX activities_projectbody_project_id_fa5711d7 ON public.activities_projectbody USING btree (project_id);
CREATE INDEX activities_question_agency_id_087a8db4 ON public.activities_question USING btree (agency_id);
CREATE INDEX activities_question_event_id_32930e03 ON public.activities_question USING btree (event_id);
CREATE INDEX activities_question_person_id_f0c2bb7a ON public.activities_question USING btree (person_id);
CREATE INDEX activities_question_service_id_ae8e8890 ON public.activities_question USING btree (service_id);
CREATE INDEX activities_registration_event_id_9ad9eab2 ON public.activities_registration USING btree (event_id);
CREATE INDEX activities_registration_organisation_id_98770741 ON public.activities_registration USING btree (organisation_id);
CREATE INDEX activities_registration_person_id_d4d9c938 ON public.activities_registration USING btree (person_id);
CREATE INDEX activities_registration_ticket_6f1f7d5e_like ON public.activities_registration USING btree (ticket varchar_pattern_ops);
CREATE INDEX activities_registration_user_id_0a56fa44 ON public.activities_registration USING btree (user_id);
CREATE INDEX activities_room_organisation_id_d8feee11 ON public.activities_room USING btree (organisation_id);
CREATE INDEX activities_roomcalendar_house_id_6fe00e3d ON public.activities_roomcalendar USING btree (house_id);
CREATE INDEX activities_roomcalendar_token_digest_3257b84d_like ON public.activities_roomcalendar USING btree (token_digest varchar_pattern_ops);
CREATE INDEX activities_roomcalendar_user_id_49fb83f7 ON public.activities_roomcalendar USING btree (user_id);
CREATE INDEX activities_series_organiser_id_d2a60df1 ON public.activities_series USING btree (organiser_id);
CREATE INDEX activities_slot_number_8f78a80d_like ON public.activities_slot USING btree (number varchar_pattern_ops);
CREATE INDEX activities_slot_office_id_08dfe57a ON public.activities_slot USING btree (office_id);
CREATE INDEX activities_slot_person_id_380724cf ON public.activities_slot USING btree (person_id);
CREATE INDEX activities_slot_receiver_id_93203928 ON public.activities_slot USING btree (receiver_id);
CREATE INDEX activities_testattempt_course_id_b0b7cc6a ON public.activities_testattempt USING btree (course_id);
CREATE INDEX activities_testattempt_event_id_37b2830d ON public.activities_testattempt USING btree (event_id);
CREATE INDEX activities_testattempt_organisation_id_da316e50 ON public.activities_testattempt USING btree (organisation_id);
CREATE INDEX activities_testattempt_person_id_51923680 ON public.activities_testattempt USING btree (person_id);
CREATE INDEX activities_testattempt_registration_id_128305f8 ON public.activities_testattempt USING btree (registration_id);
CREATE INDEX activities_testattempt_user_id_b3341ea0 ON public.activities_testattempt USING btree (user_id);
CREATE INDEX activities_testitem_course_id_3ad27a03 ON public.activities_testitem USING btree (course_id);
CREATE INDEX activities_tour_organiser_id_93335d08 ON public.activities_tour USING btree (organiser_id);
CREATE INDEX activities_tour_services_service_id_d69a5aab ON public.activities_tour_services USING btree (service_id);
CREATE INDEX activities_tour_services_tour_id_a24d0486 ON public.activities_tour_services USING btree (tour_id);
CREATE INDEX activities_touragency_organisation_id_5846041f ON public.activities_touragency USING btree (organisation_id);
CREATE INDEX activities_touragency_tour_id_9b738630 ON public.activities_touragency USING btree (tour_id);
CREATE INDEX activities_tourstop_tour_id_bfa3de93 ON public.activities_tourstop USING btree (tour_id);
CREATE UNIQUE INDEX annual_one_proposed_at_a_time ON public.reports_annualedition USING btree (year) WHERE ((state)::text = 'asked'::text);
CREATE UNIQUE INDEX annual_version_once ON public.reports_annualedition USING btree (year, version) WHERE (NOT ((state)::text = 'refused'::text));
CREATE INDEX area_kind ON public.territory_area USING btree (kind);
CREATE INDEX area_within_ancestor ON public.territory_areawithin USING btree (ancestor_id, level);
CREATE INDEX area_within_area ON public.territory_areawithin USING btree (area_id, level);
CREATE INDEX article_by_state ON public.media_article USING btree (organisation_id, state);
CREATE INDEX article_published ON public.media_article USING btree (published_at DESC) WHERE ((state)::text = 'published'::text);
CREATE INDEX article_words ON public.media_article USING gin (to_tsvector('simple'::regconfig, COALESCE(search_terms, ''::text)));
CREATE INDEX assignment_by_entry ON public.calls_assignment USING btree (stage_id, entry_id);
CREATE INDEX assignment_by_member ON public.calls_assignment USING btree (member_id, state, "position");
CREATE UNIQUE INDEX attempt_one_open ON public.activities_testattempt USING btree (registration_id) WHERE (handed_in_at IS NULL);
CREATE INDEX attendance_by_event ON public.activities_attendance USING btree (event_id, evidence);
CREATE INDEX attendance_by_person ON public.activities_attendance USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX attendance_once_by_ticket ON public.activities_attendance USING btree (event_id, registration_id) WHERE ((registration_id IS NOT NULL) AND (voids_id IS NULL));
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX award_by_call ON public.calls_award USING btree (call_id, kind, awarded_on);
CREATE UNIQUE INDEX award_once ON public.calls_award USING btree (entry_id, level, kind) WHERE (revoked_at IS NULL);
CREATE INDEX booking_by_body ON public.activities_booking USING btree (booked_for_id, state);
CREATE INDEX bulk_run_by_doer ON public.cases_bulkrun USING btree (by_id, at DESC);
CREATE INDEX calls_amendment_call_id_05de64ac ON public.calls_amendment USING btree (call_id);
CREATE INDEX calls_assignment_distribution_id_27eb2e82 ON public.calls_assignment USING btree (distribution_id);
CREATE INDEX calls_assignment_entry_id_e2e65617 ON public.calls_assignment USING btree (entry_id);
CREATE INDEX calls_assignment_member_id_63188373 ON public.calls_assignment USING btree (member_id);
CREATE INDEX calls_assignment_revision_id_261799a7 ON public.calls_assignment USING btree (revision_id);
CREATE INDEX calls_assignment_stage_id_23c8ea9d ON public.calls_assignment USING btree (stage_id);
CREATE INDEX calls_award_area_id_2151c3b7 ON public.calls_award USING btree (area_id);
CREATE INDEX calls_award_call_id_e632ce79 ON public.calls_award USING btree (call_id);
CREATE INDEX calls_award_entry_id_cc8a3aaf ON public.calls_award USING btree (entry_id);
CREATE INDEX calls_award_nomination_id_a708440c ON public.calls_award USING btree (nomination_id);
CREATE INDEX calls_award_number_91a0daaf_like ON public.calls_award USING btree (number varchar_pattern_ops);
CREATE INDEX calls_budgetline_grant_id_ca5f340f ON public.calls_budgetline USING btree (grant_id);
CREATE INDEX calls_call_code_665101fb_like ON public.calls_call USING btree (code varchar_pattern_ops);
CREATE INDEX calls_call_organisation_id_f2dc1f60 ON public.calls_call USING btree (organisation_id);
CREATE INDEX calls_call_previous_id_3489b179 ON public.calls_call USING btree (previous_id);
CREATE INDEX calls_candidate_area_id_cf07de2d ON public.calls_candidate USING btree (area_id);
CREATE INDEX calls_candidate_call_id_b4dbfa1d ON public.calls_candidate USING btree (call_id);
CREATE INDEX calls_candidate_nomination_id_40c40fbc ON public.calls_candidate USING btree (nomination_id);
CREATE INDEX calls_candidate_proposed_by_id_12454dcb ON public.calls_candidate USING btree (proposed_by_id);
CREATE INDEX calls_conflict_entry_id_67e567cb ON public.calls_conflict USING btree (entry_id);
CREATE INDEX calls_conflict_member_id_79b60aa0 ON public.calls_conflict USING btree (member_id);
CREATE INDEX calls_criterion_code_6edb12bb ON public.calls_criterion USING btree (code);
CREATE INDEX calls_criterion_code_6edb12bb_like ON public.calls_criterion USING btree (code varchar_pattern_ops);
CREATE INDEX calls_criterion_stage_id_cfaf25d4 ON public.calls_criterion USING btree (stage_id);
CREATE INDEX calls_distribution_stage_id_7235abd1 ON public.calls_distribution USING btree (stage_id);
CREATE INDEX calls_entry_area_id_c60b84b1 ON public.calls_entry USING btree (area_id);
CREATE INDEX calls_entry_call_id_f733f8e0 ON public.calls_entry USING btree (call_id);
CREATE INDEX calls_entry_nomination_id_dfece668 ON public.calls_entry USING btree (nomination_id);
CREATE INDEX calls_entry_number_6b7624dc_like ON public.calls_entry USING btree (number varchar_pattern_ops);
CREATE INDEX calls_entry_revision_id_371e493a ON public.calls_entry USING btree (revision_id);
CREATE INDEX calls_entry_user_id_7865a907 ON public.calls_entry USING btree (user_id);
CREATE INDEX calls_entryfile_entry_id_8f2b18b7 ON public.calls_entryfile USING btree (entry_id);
CREATE INDEX calls_entryfile_field_680b6a48 ON public.calls_entryfile USING btree (field);
CREATE INDEX calls_entryfile_field_680b6a48_like ON public.calls_entryfile USING btree (field varchar_pattern_ops);
CREATE INDEX calls_entryprint_revision_id_5f613937 ON public.calls_entryprint USING btree (revision_id);
CREATE INDEX calls_entryrevision_entry_id_f315cc8c ON public.calls_entryrevision USING btree (entry_id);
CREATE INDEX calls_entryrevision_form_id_bbeaa0f0 ON public.calls_entryrevision USING btree (form_id);
CREATE INDEX calls_evaluation_revision_id_8e330620 ON public.calls_evaluation USING btree (revision_id);
CREATE INDEX calls_expense_line_id_4a736cb1 ON public.calls_expense USING btree (line_id);
CREATE INDEX calls_expense_report_id_b8464f47 ON public.calls_expense USING btree (report_id);
CREATE INDEX calls_extension_entry_id_7011482d ON public.calls_extension USING btree (entry_id);
CREATE INDEX calls_formalcheck_entry_id_820bd749 ON public.calls_formalcheck USING btree (entry_id);
CREATE INDEX calls_formalcheck_revision_id_68730375 ON public.calls_formalcheck USING btree (revision_id);
CREATE INDEX calls_formversion_call_id_29ef1b8a ON public.calls_formversion USING btree (call_id);
CREATE INDEX calls_grant_area_id_2226b0bf ON public.calls_grant USING btree (area_id);
CREATE INDEX calls_grant_call_id_670ae789 ON public.calls_grant USING btree (call_id);
CREATE INDEX calls_grant_number_61c3f867_like ON public.calls_grant USING btree (number varchar_pattern_ops);
CREATE INDEX calls_grant_organisation_id_8501d96b ON public.calls_grant USING btree (organisation_id);
CREATE INDEX calls_grant_user_id_f5201581 ON public.calls_grant USING btree (user_id);
CREATE INDEX calls_grantamendment_grant_id_9acf7120 ON public.calls_grantamendment USING btree (grant_id);
CREATE INDEX calls_grantindicator_grant_id_f53cba8f ON public.calls_grantindicator USING btree (grant_id);
CREATE INDEX calls_grantreport_grant_id_edd9006e ON public.calls_grantreport USING btree (grant_id);
CREATE INDEX calls_grantreturn_grant_id_009b455c ON public.calls_grantreturn USING btree (grant_id);
CREATE INDEX calls_guardianconsent_entry_id_09b3dc15 ON public.calls_guardianconsent USING btree (entry_id);
CREATE INDEX calls_guardianconsent_member_id_1d607ab8 ON public.calls_guardianconsent USING btree (member_id);
CREATE INDEX calls_indicatorfact_indicator_id_01733741 ON public.calls_indicatorfact USING btree (indicator_id);
CREATE INDEX calls_indicatorfact_report_id_4e31f6ff ON public.calls_indicatorfact USING btree (report_id);
CREATE INDEX calls_juryabsence_member_id_6b7b9e70 ON public.calls_juryabsence USING btree (member_id);
CREATE INDEX calls_juryabsence_stage_id_8830f46e ON public.calls_juryabsence USING btree (stage_id);
CREATE INDEX calls_juryday_stage_id_e7dc6af0 ON public.calls_juryday USING btree (stage_id);
CREATE INDEX calls_juryslot_day_id_8c0ee61a ON public.calls_juryslot USING btree (day_id);
CREATE INDEX calls_juryslot_entry_id_7a413a3d ON public.calls_juryslot USING btree (entry_id);
CREATE INDEX calls_juryslot_stage_id_4559af83 ON public.calls_juryslot USING btree (stage_id);
CREATE INDEX calls_likeness_entry_id_8c4baa07 ON public.calls_likeness USING btree (entry_id);
CREATE INDEX calls_likeness_other_id_0d183b63 ON public.calls_likeness USING btree (other_id);
CREATE INDEX calls_nomination_call_id_4f3a3e0f ON public.calls_nomination USING btree (call_id);
CREATE INDEX calls_nomination_code_53a35e3f ON public.calls_nomination USING btree (code);
CREATE INDEX calls_nomination_code_53a35e3f_like ON public.calls_nomination USING btree (code varchar_pattern_ops);
CREATE INDEX calls_panelmember_area_id_48b4a9e4 ON public.calls_panelmember USING btree (area_id);
CREATE INDEX calls_panelmember_call_id_1e572bec ON public.calls_panelmember USING btree (call_id);
CREATE INDEX calls_panelmember_user_id_d8f982c7 ON public.calls_panelmember USING btree (user_id);
CREATE INDEX calls_prize_award_id_484f0284 ON public.calls_prize USING btree (award_id);
CREATE INDEX calls_prizestep_prize_id_4f1f4c17 ON public.calls_prizestep USING btree (prize_id);
CREATE INDEX calls_reportreminder_report_id_1f7f5ec2 ON public.calls_reportreminder USING btree (report_id);
CREATE INDEX calls_score_criterion_id_7fd0c66d ON public.calls_score USING btree (criterion_id);
CREATE INDEX calls_score_evaluation_id_368415e3 ON public.calls_score USING btree (evaluation_id);
CREATE INDEX calls_showing_call_id_b719821a ON public.calls_showing USING btree (call_id);
CREATE INDEX calls_sitevisit_grant_id_88265c18 ON public.calls_sitevisit USING btree (grant_id);
CREATE INDEX calls_stage_call_id_0ff95851 ON public.calls_stage USING btree (call_id);
CREATE INDEX calls_stageresult_stage_id_f9f54de4 ON public.calls_stageresult USING btree (stage_id);
CREATE INDEX calls_teammember_entry_id_ea2e90aa ON public.calls_teammember USING btree (entry_id);
CREATE INDEX calls_tranche_after_id_24a0d53b ON public.calls_tranche USING btree (after_id);
CREATE INDEX calls_tranche_grant_id_d7b660ee ON public.calls_tranche USING btree (grant_id);
CREATE INDEX calls_unlocking_entry_id_7b9c8b8e ON public.calls_unlocking USING btree (entry_id);
CREATE INDEX calls_unlocking_stage_id_cca3261e ON public.calls_unlocking USING btree (stage_id);
CREATE INDEX calls_vote_showing_id_8f2a41df ON public.calls_vote USING btree (showing_id);
CREATE INDEX calls_vote_stage_id_20420578 ON public.calls_vote USING btree (stage_id);
CREATE INDEX calls_vote_user_id_07f4a6c6 ON public.calls_vote USING btree (user_id);
CREATE INDEX calls_voteanomaly_stage_id_2542a746 ON public.calls_voteanomaly USING btree (stage_id);
CREATE INDEX case_by_answer ON public.cases_case USING btree (answered_on, office_id) WHERE (answered_on IS NOT NULL);
CREATE INDEX case_by_applicant ON public.cases_case USING btree (applicant_id, registered_on DESC);
CREATE INDEX case_by_confirmation ON public.cases_case USING btree (confirmed_at) WHERE (confirmed_at IS NOT NULL);
CREATE INDEX case_by_due ON public.cases_case USING btree (due_on, id);
CREATE INDEX case_by_office ON public.cases_case USING btree (office_id, registered_on DESC, id DESC);
CREATE INDEX case_by_outcome ON public.cases_case USING btree (outcome_on, office_id) WHERE (outcome_on IS NOT NULL);
CREATE INDEX case_by_registration ON public.cases_case USING btree (registered_on, office_id);
CREATE INDEX case_offered ON public.cases_case USING btree (offered_to_id) WHERE (offered_to_id IS NOT NULL);
CREATE INDEX case_open_by_assignee ON public.cases_case USING btree (assignee_id, due_on) WHERE ((state)::text = ANY ((ARRAY['registered'::character varying, 'in_progress'::character varying])::text[]));
CREATE INDEX case_open_by_due ON public.cases_case USING btree (due_on, id) WHERE ((state)::text = ANY ((ARRAY['registered'::character varying, 'in_progress'::character varying])::text[]));
CREATE INDEX case_open_by_office ON public.cases_case USING btree (office_id, due_on, id) WHERE ((state)::text = ANY ((ARRAY['registered'::character varying, 'in_progress'::character varying])::text[]));
CREATE INDEX case_undecided ON public.cases_case USING gist (daterange(LEAST(registered_on, outcome_on), outcome_on));
CREATE INDEX case_words ON public.cases_case USING gin (search_vector);
CREATE INDEX cases_accountcase_account_id_81b52672 ON public.cases_accountcase USING btree (account_id);
CREATE INDEX cases_accountcase_case_id_3460eb17 ON public.cases_accountcase USING btree (case_id);
CREATE INDEX cases_accountcontact_account_id_a658194c ON public.cases_accountcontact USING btree (account_id);
CREATE INDEX cases_answer_case_id_d3442c42 ON public.cases_answer USING btree (case_id);
CREATE INDEX cases_answer_number_6cef9fab_like ON public.cases_answer USING btree (number varchar_pattern_ops);
CREATE INDEX cases_answerdraft_case_id_5bb1f94b ON public.cases_answerdraft USING btree (case_id);
CREATE INDEX cases_attachment_case_id_1cf64b9f ON public.cases_attachment USING btree (case_id);
CREATE INDEX cases_attachment_draft_id_24f457af ON public.cases_attachment USING btree (draft_id);
CREATE INDEX cases_attachment_line_id_5f2c6bb3 ON public.cases_attachment USING btree (line_id);
CREATE INDEX cases_case_applicant_id_756c921c ON public.cases_case USING btree (applicant_id);
CREATE INDEX cases_case_area_id_040d4987 ON public.cases_case USING btree (area_id);
CREATE INDEX cases_case_assignee_id_28343c2e ON public.cases_case USING btree (assignee_id);
CREATE INDEX cases_case_number_980c9551_like ON public.cases_case USING btree (number varchar_pattern_ops);
CREATE INDEX cases_case_offered_to_id_45ab0b00 ON public.cases_case USING btree (offered_to_id);
CREATE INDEX cases_case_office_id_93691f7b ON public.cases_case USING btree (office_id);
CREATE INDEX cases_case_service_id_d5119aeb ON public.cases_case USING btree (service_id);
CREATE INDEX cases_caselink_earlier_id_3cf4c699 ON public.cases_caselink USING btree (earlier_id);
CREATE INDEX cases_caselink_later_id_7ea0d8e7 ON public.cases_caselink USING btree (later_id);
CREATE INDEX cases_casemerge_case_id_e8c9a522 ON public.cases_casemerge USING btree (case_id);
CREATE INDEX cases_casemerge_number_902f692c_like ON public.cases_casemerge USING btree (number varchar_pattern_ops);
CREATE INDEX cases_caseorigin_case_id_12a1d53c ON public.cases_caseorigin USING btree (case_id);
CREATE INDEX cases_casepart_assignee_id_256dec82 ON public.cases_casepart USING btree (assignee_id);
CREATE INDEX cases_casepart_case_id_02923752 ON public.cases_casepart USING btree (case_id);
CREATE INDEX cases_casepart_from_office_id_ddfc2d1f ON public.cases_casepart USING btree (from_office_id);
CREATE INDEX cases_casepart_office_id_06a342e4 ON public.cases_casepart USING btree (office_id);
CREATE INDEX cases_clockentry_case_id_62516bf9 ON public.cases_clockentry USING btree (case_id);
CREATE INDEX cases_coexecutor_case_id_77bb8776 ON public.cases_coexecutor USING btree (case_id);
CREATE INDEX cases_coexecutor_user_id_4526642e ON public.cases_coexecutor USING btree (user_id);
CREATE INDEX cases_complaint_about_id_422042c1 ON public.cases_complaint USING btree (about_id);
CREATE INDEX cases_complaint_body_id_1f96a815 ON public.cases_complaint USING btree (body_id);
CREATE INDEX cases_correction_case_id_6ad7f97d ON public.cases_correction USING btree (case_id);
CREATE INDEX cases_decision_case_id_902b31ea ON public.cases_decision USING btree (case_id);
CREATE INDEX cases_draftremark_draft_id_ab35f44e ON public.cases_draftremark USING btree (draft_id);
CREATE INDEX cases_draftversion_draft_id_27a7c5a8 ON public.cases_draftversion USING btree (draft_id);
CREATE INDEX cases_entitlementcheck_case_id_310036b6 ON public.cases_entitlementcheck USING btree (case_id);
CREATE INDEX cases_escalation_case_id_4803a7ab ON public.cases_escalation USING btree (case_id);
CREATE INDEX cases_escalation_organisation_id_64eb91fc ON public.cases_escalation USING btree (organisation_id);
CREATE INDEX cases_feedback_case_id_9a22016d ON public.cases_feedback USING btree (case_id);
CREATE INDEX cases_fielddevice_office_id_56db7c23 ON public.cases_fielddevice USING btree (office_id);
CREATE INDEX cases_fielddevice_user_id_bb9240d1 ON public.cases_fielddevice USING btree (user_id);
CREATE INDEX cases_fieldfile_record_id_5daf229f ON public.cases_fieldfile USING btree (record_id);
CREATE INDEX cases_fieldmeeting_area_id_2010f5cd ON public.cases_fieldmeeting USING btree (area_id);
CREATE INDEX cases_fieldmeeting_office_id_0e03823f ON public.cases_fieldmeeting USING btree (office_id);
CREATE INDEX cases_fieldnumber_block_id_cbe029dd ON public.cases_fieldnumber USING btree (block_id);
CREATE INDEX cases_fieldnumber_reissued_in_id_a3d7cdbd ON public.cases_fieldnumber USING btree (reissued_in_id);
CREATE INDEX cases_fieldrecord_device_id_81747026 ON public.cases_fieldrecord USING btree (device_id);
CREATE INDEX cases_fieldrecord_meeting_id_c52abdbb ON public.cases_fieldrecord USING btree (meeting_id);
CREATE INDEX cases_fieldrecord_number_aef8ff4d_like ON public.cases_fieldrecord USING btree (number varchar_pattern_ops);
CREATE INDEX cases_fieldrecovery_device_id_5263a5c4 ON public.cases_fieldrecovery USING btree (device_id);
CREATE INDEX cases_idea_office_id_a17a4395 ON public.cases_idea USING btree (office_id);
CREATE INDEX cases_ideastep_idea_id_a7151070 ON public.cases_ideastep USING btree (idea_id);
CREATE INDEX cases_inquiry_case_id_3b1dfa6f ON public.cases_inquiry USING btree (case_id);
CREATE INDEX cases_intakedraft_token_digest_752ccf29_like ON public.cases_intakedraft USING btree (token_digest varchar_pattern_ops);
CREATE INDEX cases_note_case_id_77ee1e2a ON public.cases_note USING btree (case_id);
CREATE INDEX cases_numberblock_device_id_88784d67 ON public.cases_numberblock USING btree (device_id);
CREATE INDEX cases_outcome_case_id_05f31066 ON public.cases_outcome USING btree (case_id);
CREATE INDEX cases_packet_office_id_e15f3c2d ON public.cases_packet USING btree (office_id);
CREATE INDEX cases_partclockentry_part_id_1532fcf1 ON public.cases_partclockentry USING btree (part_id);
CREATE INDEX cases_planline_case_id_eaa0d1f0 ON public.cases_planline USING btree (case_id);
CREATE INDEX cases_planline_owner_id_0aeac058 ON public.cases_planline USING btree (owner_id);
CREATE INDEX cases_planline_responsible_id_99651145 ON public.cases_planline USING btree (responsible_id);
CREATE INDEX cases_planline_service_id_6a3587f9 ON public.cases_planline USING btree (service_id);
CREATE INDEX cases_planstart_case_id_353860d8 ON public.cases_planstart USING btree (case_id);
CREATE INDEX cases_planstart_template_id_b112e64f ON public.cases_planstart USING btree (template_id);
CREATE INDEX cases_plantemplate_code_a1ec9627_like ON public.cases_plantemplate USING btree (code varchar_pattern_ops);
CREATE INDEX cases_plantemplateline_service_id_30cd1e25 ON public.cases_plantemplateline USING btree (service_id);
CREATE INDEX cases_plantemplateline_template_id_4fc8da6b ON public.cases_plantemplateline USING btree (template_id);
CREATE INDEX cases_proposal_account_id_66e6b5e8 ON public.cases_proposal USING btree (account_id);
CREATE INDEX cases_proposal_area_id_c756f060 ON public.cases_proposal USING btree (area_id);
CREATE INDEX cases_proposal_idea_id_ff5d1911 ON public.cases_proposal USING btree (idea_id);
CREATE INDEX cases_proposal_office_id_e1453630 ON public.cases_proposal USING btree (office_id);
CREATE INDEX cases_referralquestion_referral_id_b4a6855b ON public.cases_referralquestion USING btree (referral_id);
CREATE INDEX cases_referralreminder_referral_id_aa0ffa11 ON public.cases_referralreminder USING btree (referral_id);
CREATE INDEX cases_savedview_user_id_d4a28431 ON public.cases_savedview USING btree (user_id);
CREATE INDEX cases_support_account_id_57f53501 ON public.cases_support USING btree (account_id);
CREATE INDEX cases_support_idea_id_6a13ae5c ON public.cases_support USING btree (idea_id);
CREATE INDEX cases_transition_case_id_9a62c84c ON public.cases_transition USING btree (case_id);
CREATE INDEX cases_transition_from_organisation_id_24bbe9c0 ON public.cases_transition USING btree (from_organisation_id);
CREATE INDEX cases_transition_line_id_28c3aba0 ON public.cases_transition USING btree (line_id);
CREATE INDEX cases_transition_memorandum_id_2d2c632e ON public.cases_transition USING btree (memorandum_id);
CREATE INDEX cases_transition_to_organisation_id_f4ff982a ON public.cases_transition USING btree (to_organisation_id);
CREATE INDEX cases_transition_to_user_id_5e64f64c ON public.cases_transition USING btree (to_user_id);
CREATE INDEX certificate_by_day ON public.activities_certificate USING btree (issued_on, course_id);
CREATE INDEX certificate_by_person ON public.activities_certificate USING btree (person_id, course_id);
CREATE INDEX certificate_by_user ON public.activities_certificate USING btree (user_id, course_id);
CREATE UNIQUE INDEX certificate_once_by_registration ON public.activities_certificate USING btree (registration_id) WHERE (revoked_at IS NULL);
CREATE INDEX co_executor_now ON public.cases_coexecutor USING btree (user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX co_executor_once ON public.cases_coexecutor USING btree (case_id, user_id) WHERE (ended_at IS NULL);
CREATE INDEX comment_shown ON public.media_comment USING btree (article_id, written_at) WHERE ((state)::text = 'shown'::text);
CREATE INDEX comment_waiting ON public.media_comment USING btree (written_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX complaint_waiting_at_body ON public.cases_complaint USING btree (body_id, body_due_on) WHERE ((state)::text = 'at_body'::text);
CREATE INDEX core_audit_at ON public.core_auditevent USING brin (at);
CREATE INDEX core_audit_organisation ON public.core_auditevent USING btree (organisation_id, id);
CREATE INDEX core_audit_subject ON public.core_auditevent USING btree (subject_id, id);
CREATE INDEX core_audit_verb ON public.core_auditevent USING btree (verb, id);
CREATE INDEX core_calendaroverride_on_bad4be62 ON public.core_calendaroverride USING btree ("on");
CREATE UNIQUE INDEX core_hold_once ON public.core_legalhold USING btree (subject_type, subject_id) WHERE (lifted_at IS NULL);
CREATE INDEX core_message_about ON public.core_message USING btree (about_id);
CREATE INDEX core_message_due ON public.core_message USING btree (next_attempt_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX core_message_key_5ae3b844_like ON public.core_message USING btree (key varchar_pattern_ops);
CREATE INDEX core_message_state ON public.core_message USING btree (state, id DESC);
CREATE INDEX core_messagefile_message_id_727038e5 ON public.core_messagefile USING btree (message_id);
CREATE UNIQUE INDEX core_retention_one_run_a_rule ON public.core_retentionrun USING btree (rule) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'approved'::character varying])::text[]));
CREATE INDEX core_throttlebucket_key_2c99e38b_like ON public.core_throttlebucket USING btree (key varchar_pattern_ops);
CREATE INDEX core_throttlebucket_resets_at_7c945fdb ON public.core_throttlebucket USING btree (resets_at);
CREATE UNIQUE INDEX correction_one_at_a_time ON public.reports_correction USING btree (sheet_id) WHERE ((state)::text = 'asked'::text);
CREATE INDEX decision_due ON public.programmes_reviewdecision USING btree (owner_id, due_on) WHERE ((state)::text = 'open'::text);
CREATE INDEX deed_lane ON public.exchange_peerdeed USING btree (way_id, lane, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX delivery_lane ON public.exchange_webhookdelivery USING btree (way_id, lane, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX delivery_log ON public.exchange_webhookdelivery USING btree (way_id, id DESC);
CREATE INDEX delivery_settled ON public.exchange_webhookdelivery USING btree (settled_at);
CREATE INDEX dispute_by_agreement ON public.mediation_dispute USING btree (agreed_on) WHERE (agreed_on IS NOT NULL);
CREATE INDEX dispute_by_mediator ON public.mediation_dispute USING btree (mediator_id, state);
CREATE INDEX dispute_by_opening ON public.mediation_dispute USING btree (opened_on);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX draft_waits ON public.cases_answerdraft USING btree (state, case_id) WHERE ((state)::text = ANY ((ARRAY['submitted'::character varying, 'approved'::character varying])::text[]));
CREATE INDEX enrolment_by_day ON public.programmes_enrolment USING btree (initiative_id, enrolled_on);
CREATE INDEX enrolment_by_office ON public.programmes_enrolment USING btree (organisation_id, state);
CREATE UNIQUE INDEX enrolment_once ON public.programmes_enrolment USING btree (initiative_id, person_id) WHERE (NOT ((state)::text = 'left'::text));
CREATE INDEX entry_by_call ON public.calls_entry USING btree (call_id, state, nomination_id);
CREATE INDEX entry_by_group ON public.calls_entry USING btree ("group") WHERE ("group" IS NOT NULL);
CREATE INDEX entry_by_moment ON public.calls_entry USING btree (call_id, submitted_at);
CREATE INDEX entry_print_shingles ON public.calls_entryprint USING gin (shingles);
CREATE INDEX event_by_area ON public.activities_event USING btree (area_id, starts_at);
CREATE INDEX event_by_organiser ON public.activities_event USING btree (organiser_id, starts_at DESC);
CREATE INDEX event_held_by_day ON public.activities_event USING btree (held_on, organiser_id) WHERE ((state)::text = 'closed'::text);
CREATE INDEX event_part_by_body ON public.activities_eventpart USING btree (organisation_id, event_id);
CREATE INDEX event_public_by_time ON public.activities_event USING btree (starts_at, id) INCLUDE (ends_at, area_id, kind) WHERE (is_public AND (NOT ((state)::text = 'cancelled'::text)));
CREATE INDEX event_unreported ON public.activities_event USING btree (ends_at) WHERE ((state)::text = 'planned'::text);
CREATE INDEX exchange_apiclient_memorandum_id_858e0851 ON public.exchange_apiclient USING btree (memorandum_id);
CREATE INDEX exchange_apiclient_organisation_id_15f113a0 ON public.exchange_apiclient USING btree (organisation_id);
CREATE INDEX exchange_bundle_key_id_5b99281b ON public.exchange_bundle USING btree (key_id);
CREATE INDEX exchange_bundle_organisation_id_d8d90be7 ON public.exchange_bundle USING btree (organisation_id);
CREATE INDEX exchange_calendaraddress_token_digest_0e5cd1dc_like ON public.exchange_calendaraddress USING btree (token_digest varchar_pattern_ops);
CREATE INDEX exchange_clienthour_client_id_66641468 ON public.exchange_clienthour USING btree (client_id);
CREATE INDEX exchange_difference_reconciliation_id_430a7146 ON public.exchange_difference USING btree (reconciliation_id);
CREATE INDEX exchange_importheads_organisation_id_fe31a948 ON public.exchange_importheads USING btree (organisation_id);
CREATE INDEX exchange_importrow_run_id_b2f49860 ON public.exchange_importrow USING btree (run_id);
CREATE INDEX exchange_importrun_organisation_id_5e561686 ON public.exchange_importrun USING btree (organisation_id);
CREATE INDEX exchange_keptanswer_client_id_be1273ab ON public.exchange_keptanswer USING btree (client_id);
CREATE INDEX exchange_outsidereference_case_id_8c48ff76 ON public.exchange_outsidereference USING btree (case_id);
CREATE INDEX exchange_outsidereference_client_id_383b11c9 ON public.exchange_outsidereference USING btree (client_id);
CREATE INDEX exchange_outsidereference_referral_id_1f4a43ca ON public.exchange_outsidereference USING btree (referral_id);
CREATE INDEX exchange_peer_memorandum_id_93e6c8ad ON public.exchange_peer USING btree (memorandum_id);
CREATE INDEX exchange_peer_organisation_id_f62fa717 ON public.exchange_peer USING btree (organisation_id);
CREATE INDEX exchange_peer_service_id_b492dc42 ON public.exchange_peer USING btree (service_id);
CREATE INDEX exchange_peercase_peer_id_4cbfe4ff ON public.exchange_peercase USING btree (peer_id);
CREATE INDEX exchange_peerdeed_peer_case_id_a0563c4a ON public.exchange_peerdeed USING btree (peer_case_id);
CREATE INDEX exchange_peerdeed_way_id_82e00ff2 ON public.exchange_peerdeed USING btree (way_id);
CREATE INDEX exchange_peernotice_way_id_999ca2c3 ON public.exchange_peernotice USING btree (way_id);
CREATE INDEX exchange_practicerecord_client_id_60404439 ON public.exchange_practicerecord USING btree (client_id);
CREATE INDEX exchange_reconciliation_client_id_08c1be4f ON public.exchange_reconciliation USING btree (client_id);
CREATE INDEX exchange_webhookattempt_delivery_id_71dd7adc ON public.exchange_webhookattempt USING btree (delivery_id);
CREATE INDEX exchange_webhookdelivery_way_id_acca9906 ON public.exchange_webhookdelivery USING btree (way_id);
CREATE INDEX exchange_webhookendpoint_client_id_fba9bf47 ON public.exchange_webhookendpoint USING btree (client_id);
CREATE INDEX feed_due ON public.media_feed USING btree (next_at) WHERE is_active;
CREATE UNIQUE INDEX field_number_once ON public.cases_fieldnumber USING btree (number) WHERE ((NOT ((state)::text = 'returned'::text)) OR (reissued_in_id IS NULL));
CREATE UNIQUE INDEX field_recovery_one_open ON public.cases_fieldrecovery USING btree (device_id) WHERE (fetched_at IS NULL);
CREATE UNIQUE INDEX flag_appeal_one_at_a_time ON public.media_flagappeal USING btree (flag_id) WHERE ((state)::text = 'asked'::text);
CREATE UNIQUE INDEX flag_ticket_once ON public.media_flag USING btree (ticket) WHERE (NOT ((ticket)::text = ''::text));
CREATE INDEX flag_waiting ON public.media_flag USING btree (raised_at) WHERE (NOT ((state)::text = 'decided'::text));
CREATE INDEX follow_up_due ON public.programmes_followup USING btree (due_on) WHERE ((state)::text = 'due'::text);
CREATE UNIQUE INDEX form_edition_one_a_day ON public.reports_formedition USING btree (form, in_force_from) WHERE ((state)::text = 'approved'::text);
CREATE UNIQUE INDEX form_edition_one_at_a_time ON public.reports_formedition USING btree (form) WHERE ((state)::text = 'asked'::text);
CREATE UNIQUE INDEX grant_amendment_one_open ON public.calls_grantamendment USING btree (grant_id) WHERE ((state)::text = 'asked'::text);
CREATE INDEX grant_by_state ON public.calls_grant USING btree (organisation_id, state, signed_on DESC);
CREATE INDEX grant_report_by_day ON public.calls_grantreport USING btree (state, due_on);
CREATE UNIQUE INDEX guardian_token_once ON public.calls_guardianconsent USING btree (token_digest) WHERE (NOT ((token_digest)::text = ''::text));
CREATE INDEX headcount_by_event ON public.activities_headcount USING btree (event_id) INCLUDE (evidence, attendances);
CREATE UNIQUE INDEX headcount_one_counted ON public.activities_headcount USING btree (event_id) WHERE ((evidence)::text = ANY ((ARRAY['scanned'::character varying, 'signed'::character varying])::text[]));
CREATE INDEX idea_published ON public.cases_idea USING btree (published_at DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX idea_words ON public.cases_idea USING gin (to_tsvector('simple'::regconfig, COALESCE(search_terms, ''::text)));
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX import_row_by_plan ON public.exchange_importrow USING btree (run_id, plan, number);
CREATE INDEX import_row_by_state ON public.exchange_importrow USING btree (run_id, state, rank, number);
CREATE INDEX import_run_by_place ON public.exchange_importrun USING btree (organisation_id, register);
CREATE INDEX inquiry_unread ON public.cases_inquiry USING btree (case_id) WHERE ((answered_at IS NOT NULL) AND (read_at IS NULL));
CREATE UNIQUE INDEX invitation_one_unsettled ON public.network_invitation USING btree (email, role, organisation_id) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX jury_slot_one_now ON public.calls_juryslot USING btree (stage_id) WHERE ((state)::text = 'now'::text);
CREATE INDEX keptanswer_by_age ON public.exchange_keptanswer USING btree (at);
CREATE INDEX line_delivered ON public.cases_planline USING btree (delivered_on, service_id) WHERE (delivered_on IS NOT NULL);
CREATE INDEX line_denied ON public.cases_planline USING btree (case_id) WHERE (denied_at IS NOT NULL);
CREATE INDEX line_milestone ON public.cases_planline USING btree (milestone, state) WHERE (NOT ((milestone)::text = ''::text));
CREATE INDEX line_open_by_owner ON public.cases_planline USING btree (owner_id, due_on) WHERE ((state)::text = ANY ((ARRAY['planned'::character varying, 'referred'::character varying])::text[]));
CREATE INDEX material_by_day ON public.media_material USING btree (published_on DESC, id DESC);
CREATE INDEX material_by_outlet ON public.media_material USING btree (outlet_id, published_on DESC);
CREATE UNIQUE INDEX material_once ON public.media_material USING btree (outlet_id, address) WHERE (NOT ((address)::text = ''::text));
CREATE INDEX material_reprints ON public.media_material USING btree (reprint_of_id);
CREATE INDEX media_article_area_id_4158b3ae ON public.media_article USING btree (area_id);
CREATE INDEX media_article_call_id_d1e5ef82 ON public.media_article USING btree (call_id);
CREATE INDEX media_article_organisation_id_bf53c175 ON public.media_article USING btree (organisation_id);
CREATE INDEX media_article_slug_8449929c_like ON public.media_article USING btree (slug varchar_pattern_ops);
CREATE INDEX media_articlefigure_article_id_31bb2988 ON public.media_articlefigure USING btree (article_id);
CREATE INDEX media_articlephoto_article_id_7c71bcaf ON public.media_articlephoto USING btree (article_id);
CREATE INDEX media_articlerevision_article_id_9e9a5dc9 ON public.media_articlerevision USING btree (article_id);
CREATE INDEX media_comment_article_id_1daea59a ON public.media_comment USING btree (article_id);
CREATE INDEX media_comment_ticket_e71dfaa8_like ON public.media_comment USING btree (ticket varchar_pattern_ops);
CREATE INDEX media_commentreport_comment_id_c1dcc797 ON public.media_commentreport USING btree (comment_id);
CREATE INDEX media_feed_outlet_id_f7eeae5c ON public.media_feed USING btree (outlet_id);
CREATE INDEX media_flagappeal_flag_id_c2562a80 ON public.media_flagappeal USING btree (flag_id);
CREATE INDEX media_flagverdict_flag_id_ba8aaad8 ON public.media_flagverdict USING btree (flag_id);
CREATE INDEX media_material_area_id_4226501a ON public.media_material USING btree (area_id);
CREATE INDEX media_material_feed_id_69a6b199 ON public.media_material USING btree (feed_id);
CREATE INDEX media_material_outlet_id_dedeecfc ON public.media_material USING btree (outlet_id);
CREATE INDEX media_material_reprint_of_id_dcc24d33 ON public.media_material USING btree (reprint_of_id);
CREATE INDEX media_presscontact_organisation_id_408a1345 ON public.media_presscontact USING btree (organisation_id);
CREATE INDEX media_reaction_article_id_fc729627 ON public.media_reaction USING btree (article_id);
CREATE INDEX media_subscriber_ticket_5a3dda66_like ON public.media_subscriber USING btree (ticket varchar_pattern_ops);
CREATE INDEX mediation_dispute_area_id_bccef54b ON public.mediation_dispute USING btree (area_id);
CREATE INDEX mediation_dispute_mediator_id_47efa77b ON public.mediation_dispute USING btree (mediator_id);
CREATE INDEX mediation_dispute_number_dd6ad7c3_like ON public.mediation_dispute USING btree (number varchar_pattern_ops);
CREATE INDEX mediation_dispute_office_id_b0f60b84 ON public.mediation_dispute USING btree (office_id);
CREATE INDEX mediation_mediator_area_id_756ff4bc ON public.mediation_mediator USING btree (area_id);
CREATE INDEX mediation_mediator_keeper_id_8ed56884 ON public.mediation_mediator USING btree (keeper_id);
CREATE INDEX mediation_mediator_number_df9d8873_like ON public.mediation_mediator USING btree (number varchar_pattern_ops);
CREATE INDEX mediation_mediator_person_id_0603538f ON public.mediation_mediator USING btree (person_id);
CREATE INDEX mediation_note_dispute_id_03102340 ON public.mediation_note USING btree (dispute_id);
CREATE INDEX mediation_obligation_due ON public.mediation_obligation USING btree (state, due_on);
CREATE INDEX mediation_obligation_paper_id_779efa9a ON public.mediation_obligation USING btree (paper_id);
CREATE INDEX mediation_opening_dispute_id_e188dc1e ON public.mediation_opening USING btree (dispute_id);
CREATE INDEX mediation_paper_dispute_id_6a840a12 ON public.mediation_paper USING btree (dispute_id);
CREATE INDEX mediation_party_account_digest_e55032e5 ON public.mediation_party USING btree (account_digest);
CREATE INDEX mediation_party_account_digest_e55032e5_like ON public.mediation_party USING btree (account_digest varchar_pattern_ops);
CREATE INDEX mediation_party_dispute_id_4c36d314 ON public.mediation_party USING btree (dispute_id);
CREATE INDEX mediation_scan_dispute_id_b6ef364e ON public.mediation_scan USING btree (dispute_id);
CREATE INDEX mediation_scan_paper_id_7070f921 ON public.mediation_scan USING btree (paper_id);
CREATE INDEX mediation_session_dispute_id_46d6c391 ON public.mediation_session USING btree (dispute_id);
CREATE INDEX mediation_signal_area_id_e0cf09ab ON public.mediation_signal USING btree (area_id);
CREATE INDEX mediation_signal_number_830f0866_like ON public.mediation_signal USING btree (number varchar_pattern_ops);
CREATE INDEX mediation_signal_office_id_52219a85 ON public.mediation_signal USING btree (office_id);
CREATE INDEX mediation_signature_paper_id_7ca5fee6 ON public.mediation_signature USING btree (paper_id);
CREATE INDEX mediation_signature_party_id_3c91b292 ON public.mediation_signature USING btree (party_id);
CREATE INDEX mediation_step_event_id_e24c4e42 ON public.mediation_step USING btree (event_id);
CREATE INDEX mediation_step_mediator_id_8663245f ON public.mediation_step USING btree (mediator_id);
CREATE INDEX mediation_step_signal_id_139318d7 ON public.mediation_step USING btree (signal_id);
CREATE INDEX mediator_by_area ON public.mediation_mediator USING btree (area_id);
CREATE INDEX mediator_by_validity ON public.mediation_mediator USING btree (state, valid_until);
CREATE INDEX membership_by_term_end ON public.network_membership USING btree (term_ends_on, organisation_id);
CREATE INDEX memorandum_obligation_open ON public.network_memorandumobligation USING btree (owner_id, due_on) WHERE (done_at IS NULL);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX network_bodydecision_organisation_id_19605209 ON public.network_bodydecision USING btree (organisation_id);
CREATE INDEX network_invitation_organisation_id_866dc94b ON public.network_invitation USING btree (organisation_id);
CREATE INDEX network_invitation_token_digest_64d7b804_like ON public.network_invitation USING btree (token_digest varchar_pattern_ops);
CREATE INDEX network_invitation_user_id_f1ae0950 ON public.network_invitation USING btree (user_id);
CREATE INDEX network_joining_applicant_id_637b3035 ON public.network_joining USING btree (applicant_id);
CREATE INDEX network_joining_decision_id_2e45ed66 ON public.network_joining USING btree (decision_id);
CREATE INDEX network_joining_organisation_id_54fd6009 ON public.network_joining USING btree (organisation_id);
CREATE INDEX network_joining_person_id_4f1600de ON public.network_joining USING btree (person_id);
CREATE INDEX network_membership_decision_id_f12061a9 ON public.network_membership USING btree (decision_id);
CREATE INDEX network_membership_member_id_4d05f6d5 ON public.network_membership USING btree (member_id);
CREATE INDEX network_membership_nominated_by_id_d24d655f ON public.network_membership USING btree (nominated_by_id);
CREATE INDEX network_membership_on_behalf_of_id_667f3f20 ON public.network_membership USING btree (on_behalf_of_id);
CREATE INDEX network_membership_organisation_id_0c1b6a2b ON public.network_membership USING btree (organisation_id);
CREATE INDEX network_membership_person_id_bf8b298e ON public.network_membership USING btree (person_id);
CREATE INDEX network_membership_post_id_2ebe3061 ON public.network_membership USING btree (post_id);
CREATE INDEX network_memorandum_areas_area_id_910a135f ON public.network_memorandum_areas USING btree (area_id);
CREATE INDEX network_memorandum_areas_memorandum_id_46dda333 ON public.network_memorandum_areas USING btree (memorandum_id);
CREATE INDEX network_memorandum_number_6f4196a6_like ON public.network_memorandum USING btree (number varchar_pattern_ops);
CREATE INDEX network_memorandumedition_memorandum_id_8951c459 ON public.network_memorandumedition USING btree (memorandum_id);
CREATE INDEX network_memorandumobligation_memorandum_id_cf4476cb ON public.network_memorandumobligation USING btree (memorandum_id);
CREATE INDEX network_memorandumobligation_owner_id_e1622e1b ON public.network_memorandumobligation USING btree (owner_id);
CREATE INDEX network_memorandumparty_memorandum_id_d384a734 ON public.network_memorandumparty USING btree (memorandum_id);
CREATE INDEX network_memorandumparty_organisation_id_3fb615a0 ON public.network_memorandumparty USING btree (organisation_id);
CREATE INDEX network_organisation_area_id_a1afa8b4 ON public.network_organisation USING btree (area_id);
CREATE INDEX network_organisation_code_8b2f6f80_like ON public.network_organisation USING btree (code varchar_pattern_ops);
CREATE INDEX network_organisation_search ON public.network_organisation USING gin (to_tsvector('simple'::regconfig, search_keys));
CREATE INDEX network_organisationname_organisation_id_7c0770ab ON public.network_organisationname USING btree (organisation_id);
CREATE INDEX network_organisationplacement_organisation_id_af628629 ON public.network_organisationplacement USING btree (organisation_id);
CREATE INDEX network_organisationplacement_parent_id_7b25efaf ON public.network_organisationplacement USING btree (parent_id);
CREATE INDEX network_post_organisation_id_19afb0de ON public.network_post USING btree (organisation_id);
CREATE INDEX network_rolegrant_organisation_id_6711c286 ON public.network_rolegrant USING btree (organisation_id);
CREATE INDEX network_rolegrant_user_id_8ac4785c ON public.network_rolegrant USING btree (user_id);
CREATE INDEX network_substitution_absent_id_6f947320 ON public.network_substitution USING btree (absent_id);
CREATE INDEX network_substitution_organisation_id_71b91fc6 ON public.network_substitution USING btree (organisation_id);
CREATE INDEX network_substitution_substitute_id_d2670b39 ON public.network_substitution USING btree (substitute_id);
CREATE INDEX network_tenancy_body_id_e1aa0514 ON public.network_tenancy USING btree (body_id);
CREATE INDEX network_tenancy_house_id_4989459f ON public.network_tenancy USING btree (house_id);
CREATE INDEX network_user_email_5db0cd65_like ON public.network_user USING btree (email varchar_pattern_ops);
CREATE INDEX network_user_person_id_df1794f1 ON public.network_user USING btree (person_id);
CREATE INDEX notice_lane ON public.exchange_peernotice USING btree (way_id, lane, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX oauth2_prov_token_f_996e8a_idx ON public.oauth2_provider_refreshtoken USING btree (token_family);
CREATE INDEX oauth2_provider_accesstoken_application_id_b22886e1 ON public.oauth2_provider_accesstoken USING btree (application_id);
CREATE INDEX oauth2_provider_accesstoken_token_checksum_85319a26_like ON public.oauth2_provider_accesstoken USING btree (token_checksum varchar_pattern_ops);
CREATE INDEX oauth2_provider_accesstoken_user_id_6e4c9a65 ON public.oauth2_provider_accesstoken USING btree (user_id);
CREATE INDEX oauth2_provider_application_client_id_03f0cc84_like ON public.oauth2_provider_application USING btree (client_id varchar_pattern_ops);
CREATE INDEX oauth2_provider_application_client_secret_53133678 ON public.oauth2_provider_application USING btree (client_secret);
CREATE INDEX oauth2_provider_application_client_secret_53133678_like ON public.oauth2_provider_application USING btree (client_secret varchar_pattern_ops);
CREATE INDEX oauth2_provider_application_user_id_79829054 ON public.oauth2_provider_application USING btree (user_id);
CREATE INDEX oauth2_provider_devicegrant_client_id_229dd06d ON public.oauth2_provider_devicegrant USING btree (client_id);
CREATE INDEX oauth2_provider_devicegrant_client_id_229dd06d_like ON public.oauth2_provider_devicegrant USING btree (client_id varchar_pattern_ops);
CREATE INDEX oauth2_provider_devicegrant_user_id_1cec5156 ON public.oauth2_provider_devicegrant USING btree (user_id);
CREATE INDEX oauth2_provider_grant_application_id_81923564 ON public.oauth2_provider_grant USING btree (application_id);
CREATE INDEX oauth2_provider_grant_code_49ab4ddf_like ON public.oauth2_provider_grant USING btree (code varchar_pattern_ops);
CREATE INDEX oauth2_provider_grant_user_id_e8f62af8 ON public.oauth2_provider_grant USING btree (user_id);
CREATE INDEX oauth2_provider_idtoken_application_id_08c5ff4f ON public.oauth2_provider_idtoken USING btree (application_id);
CREATE INDEX oauth2_provider_idtoken_user_id_dd512b59 ON public.oauth2_provider_idtoken USING btree (user_id);
CREATE INDEX oauth2_provider_refreshtoken_application_id_2d1c311b ON public.oauth2_provider_refreshtoken USING btree (application_id);
CREATE INDEX oauth2_provider_refreshtoken_user_id_da837fce ON public.oauth2_provider_refreshtoken USING btree (user_id);
CREATE UNIQUE INDEX one_current_outcome_per_case ON public.cases_outcome USING btree (case_id) WHERE (superseded_at IS NULL);
CREATE UNIQUE INDEX one_open_question_per_referral ON public.cases_referralquestion USING btree (referral_id) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX one_open_referral_per_line ON public.cases_transition USING btree (line_id) WHERE (((kind)::text = 'referral'::text) AND ((state)::text = ANY ((ARRAY['pending'::character varying, 'accepted'::character varying])::text[])));
CREATE UNIQUE INDEX one_pending_transfer_per_case ON public.cases_transition USING btree (case_id) WHERE (((kind)::text = 'transfer'::text) AND ((state)::text = 'pending'::text));
CREATE UNIQUE INDEX one_unsigned_draft_per_case ON public.cases_answerdraft USING btree (case_id) WHERE (NOT ((state)::text = 'signed'::text));
CREATE UNIQUE INDEX one_waiting_correction_per_case ON public.cases_correction USING btree (case_id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX organisation_area_kind ON public.network_organisation USING btree (area_id, kind);
CREATE INDEX organisation_path ON public.network_organisation USING btree (path varchar_pattern_ops);
CREATE UNIQUE INDEX outsidereference_unique ON public.exchange_outsidereference USING btree (client_id, text) WHERE (NOT ((text)::text = ''::text));
CREATE INDEX packet_waiting ON public.cases_packet USING btree (acknowledge_by) WHERE (acknowledged_at IS NULL);
CREATE INDEX panel_by_token ON public.calls_panelmember USING btree (token_digest) WHERE (NOT ((token_digest)::text = ''::text));
CREATE UNIQUE INDEX paper_one_current ON public.mediation_paper USING btree (dispute_id, kind) WHERE (replaced_at IS NULL);
CREATE INDEX part_at_receiver ON public.cases_casepart USING btree (office_id, due_on) WHERE ((state)::text = ANY ((ARRAY['sent'::character varying, 'accepted'::character varying, 'answered'::character varying])::text[]));
CREATE INDEX party_by_digest ON public.mediation_party USING btree (who_digest);
CREATE INDEX peer_case_list ON public.exchange_peercase USING btree (peer_id, id DESC);
CREATE UNIQUE INDEX peer_deed_once ON public.exchange_peerdeed USING btree (peer_case_id, kind) WHERE (((kind)::text = ANY ((ARRAY['accept'::character varying, 'decline'::character varying, 'done'::character varying])::text[])) AND (NOT ((state)::text = 'dropped'::text)));
CREATE UNIQUE INDEX peer_once_per_client ON public.exchange_peer USING btree (address, client_id) WHERE (NOT ((state)::text = 'closed'::text));
CREATE UNIQUE INDEX people_access_request_one_open ON public.people_accessrequest USING btree (person_id, office_id) WHERE ((handed_at IS NULL) AND (refused_at IS NULL));
CREATE INDEX people_accessrequest_person_id_ab3d413d ON public.people_accessrequest USING btree (person_id);
CREATE INDEX people_consent_person ON public.people_consent USING btree (person_id, given_at DESC);
CREATE INDEX people_consent_person_id_a757a92f ON public.people_consent USING btree (person_id);
CREATE INDEX people_consent_to_stop ON public.people_consent USING btree (operator_id, stop_by) WHERE ((stopped_at IS NULL) AND (withdrawn_at IS NOT NULL));
CREATE UNIQUE INDEX people_contact_once ON public.people_contact USING btree (person_id, kind, value) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX people_contact_one_preferred_per_kind ON public.people_contact USING btree (person_id, kind) WHERE ((ended_at IS NULL) AND is_preferred);
CREATE INDEX people_contact_person_id_f93134c8 ON public.people_contact USING btree (person_id);
CREATE INDEX people_contact_value ON public.people_contact USING btree (value, kind);
CREATE INDEX people_disclosure_matter ON public.people_disclosure USING btree (matter_id, at DESC);
CREATE UNIQUE INDEX people_disclosure_once_a_day ON public.people_disclosure USING btree (person_id, "on", organisation_id, actor_user_id, how, about_id, what) NULLS NOT DISTINCT WHERE ((how)::text = ANY ((ARRAY['list'::character varying, 'search'::character varying, 'page'::character varying, 'paper'::character varying, 'file'::character varying, 'export'::character varying, 'api'::character varying])::text[]));
CREATE INDEX people_disclosure_person ON public.people_disclosure USING btree (person_id, at DESC);
CREATE INDEX people_disclosure_person_id_9ec8978e ON public.people_disclosure USING btree (person_id);
CREATE INDEX people_duplicatepair_high_id_4f8c1537 ON public.people_duplicatepair USING btree (high_id);
CREATE INDEX people_duplicatepair_low_id_4f48a457 ON public.people_duplicatepair USING btree (low_id);
CREATE INDEX people_household_area_id_53c7cf30 ON public.people_household USING btree (area_id);
CREATE UNIQUE INDEX people_household_one_head ON public.people_householdmember USING btree (household_id) WHERE (upper_inf(during) AND ((role)::text = 'head'::text));
CREATE INDEX people_householdmember_household_id_5d283728 ON public.people_householdmember USING btree (household_id);
CREATE INDEX people_householdmember_person_id_949cc362 ON public.people_householdmember USING btree (person_id);
CREATE UNIQUE INDEX people_identifier_one_current_per_kind ON public.people_identifier USING btree (person_id, kind) WHERE upper_inf(during);
CREATE INDEX people_identifier_person_id_f0bbceea ON public.people_identifier USING btree (person_id);
CREATE UNIQUE INDEX people_identifier_seen_belongs_to_one ON public.people_identifier USING btree (kind, value) WHERE (upper_inf(during) AND (seen_on IS NOT NULL));
CREATE INDEX people_identifier_value ON public.people_identifier USING btree (value, kind);
CREATE UNIQUE INDEX people_link_open ON public.people_personlink USING btree (organisation_id, person_id, reason, about_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE INDEX people_matchdecision_high_id_4cc4b828 ON public.people_matchdecision USING btree (high_id);
CREATE INDEX people_matchdecision_low_id_b5e88e58 ON public.people_matchdecision USING btree (low_id);
CREATE INDEX people_merge_kept ON public.people_personmerge USING btree (kept_id);
CREATE UNIQUE INDEX people_merge_waits_once ON public.people_personmerge USING btree (merged_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'done'::character varying])::text[]));
CREATE INDEX people_movedrow_merge_id_77cc841a ON public.people_movedrow USING btree (merge_id);
CREATE INDEX people_pair_high ON public.people_duplicatepair USING btree (high_id);
CREATE INDEX people_pair_queue ON public.people_duplicatepair USING btree (state, weight DESC);
CREATE INDEX people_person_area_id_8b8e1a89 ON public.people_person USING btree (area_id);
CREATE INDEX people_person_birth_date ON public.people_person USING btree (birth_date);
CREATE INDEX people_person_merged_into_id_138bbee4 ON public.people_person USING btree (merged_into_id);
CREATE INDEX people_person_search ON public.people_person USING gin (search_vector);
CREATE INDEX people_personlink_person_id_33e72a10 ON public.people_personlink USING btree (person_id);
CREATE INDEX people_personmerge_kept_id_768bf198 ON public.people_personmerge USING btree (kept_id);
CREATE INDEX people_personmerge_merged_id_b774b4e0 ON public.people_personmerge USING btree (merged_id);
CREATE INDEX people_personstatus_person_id_a10e356c ON public.people_personstatus USING btree (person_id);
CREATE INDEX people_scan_latest ON public.people_duplicatescan USING btree (finished_at DESC);
CREATE INDEX people_status_end ON public.people_personstatus USING btree (ends_on) WHERE (ends_on IS NOT NULL);
CREATE INDEX planstart_by_need ON public.cases_planstart USING btree (need, started_on);
CREATE INDEX practice_beside_a_figure ON public.reports_practicenote USING btree (indicator, period);
CREATE UNIQUE INDEX practicerecord_reference ON public.exchange_practicerecord USING btree (client_id, reference) WHERE (NOT ((reference)::text = ''::text));
CREATE INDEX prize_by_day ON public.calls_prize USING btree (state, due_on);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX programmes_actionevidence_action_id_0a66107f ON public.programmes_actionevidence USING btree (action_id);
CREATE INDEX programmes_actionmeasure_action_id_6093d22c ON public.programmes_actionmeasure USING btree (action_id);
CREATE INDEX programmes_actionneed_action_id_11c28db4 ON public.programmes_actionneed USING btree (action_id);
CREATE INDEX programmes_actionneed_needed_id_fcdb9c55 ON public.programmes_actionneed USING btree (needed_id);
CREATE INDEX programmes_actionstatus_action_id_3a4a536e ON public.programmes_actionstatus USING btree (action_id);
CREATE INDEX programmes_broadcast_initiative_id_e2a799b1 ON public.programmes_broadcast USING btree (initiative_id);
CREATE INDEX programmes_broadcast_outlet_id_e43ff2a6 ON public.programmes_broadcast USING btree (outlet_id);
CREATE INDEX programmes_budgetline_programme_id_88ad7528 ON public.programmes_budgetline USING btree (programme_id);
CREATE INDEX programmes_enrolment_initiative_id_59eb068d ON public.programmes_enrolment USING btree (initiative_id);
CREATE INDEX programmes_enrolment_organisation_id_0567922c ON public.programmes_enrolment USING btree (organisation_id);
CREATE INDEX programmes_enrolment_person_id_fb53b309 ON public.programmes_enrolment USING btree (person_id);
CREATE INDEX programmes_enrolment_stage_id_6738a4ed ON public.programmes_enrolment USING btree (stage_id);
CREATE INDEX programmes_finding_area_id_aa1bd7f2 ON public.programmes_finding USING btree (area_id);
CREATE INDEX programmes_finding_research_id_fa38cfb1 ON public.programmes_finding USING btree (research_id);
CREATE INDEX programmes_followup_enrolment_id_a6b5271d ON public.programmes_followup USING btree (enrolment_id);
CREATE INDEX programmes_handover_enrolment_id_8149af34 ON public.programmes_handover USING btree (enrolment_id);
CREATE INDEX programmes_handover_given_by_id_6ce29d82 ON public.programmes_handover USING btree (given_by_id);
CREATE INDEX programmes_handover_number_06429c53_like ON public.programmes_handover USING btree (number varchar_pattern_ops);
CREATE INDEX programmes_initiative_organisation_id_0aa3a48a ON public.programmes_initiative USING btree (organisation_id);
CREATE INDEX programmes_initiative_programme_id_c88d458e ON public.programmes_initiative USING btree (programme_id);
CREATE INDEX programmes_initiativepartner_initiative_id_1ce34b37 ON public.programmes_initiativepartner USING btree (initiative_id);
CREATE INDEX programmes_initiativepartner_organisation_id_6d349edb ON public.programmes_initiativepartner USING btree (organisation_id);
CREATE INDEX programmes_offeranswer_original_id_5dfb4b2f ON public.programmes_offeranswer USING btree (original_id);
CREATE INDEX programmes_offeranswer_roadmap_id_529d09d6 ON public.programmes_offeranswer USING btree (roadmap_id);
CREATE INDEX programmes_parameterchange_scenario_id_c5e65b17 ON public.programmes_parameterchange USING btree (scenario_id);
CREATE INDEX programmes_programme_areas_area_id_97e0af26 ON public.programmes_programme_areas USING btree (area_id);
CREATE INDEX programmes_programme_areas_programme_id_0bb078e8 ON public.programmes_programme_areas USING btree (programme_id);
CREATE INDEX programmes_programme_owner_id_27328690 ON public.programmes_programme USING btree (owner_id);
CREATE INDEX programmes_programmepartner_organisation_id_6c54aa46 ON public.programmes_programmepartner USING btree (organisation_id);
CREATE INDEX programmes_programmepartner_programme_id_02143242 ON public.programmes_programmepartner USING btree (programme_id);
CREATE INDEX programmes_provision_organisation_id_e6bb7f02 ON public.programmes_provision USING btree (organisation_id);
CREATE INDEX programmes_provision_service_id_3ca13ebd ON public.programmes_provision USING btree (service_id);
CREATE INDEX programmes_recommendation_action_id_9844382d ON public.programmes_recommendation USING btree (action_id);
CREATE INDEX programmes_recommendation_addressee_id_cf2bd6cb ON public.programmes_recommendation USING btree (addressee_id);
CREATE INDEX programmes_recommendation_finding_id_f9585517 ON public.programmes_recommendation USING btree (finding_id);
CREATE INDEX programmes_regionalfigure_area_id_cedc4393 ON public.programmes_regionalfigure USING btree (area_id);
CREATE INDEX programmes_research_organisation_id_a367eb47 ON public.programmes_research USING btree (organisation_id);
CREATE INDEX programmes_research_part_of_id_6cd2162a ON public.programmes_research USING btree (part_of_id);
CREATE INDEX programmes_research_programme_id_78d9791c ON public.programmes_research USING btree (programme_id);
CREATE INDEX programmes_researchreport_research_id_58505e98 ON public.programmes_researchreport USING btree (research_id);
CREATE INDEX programmes_researchvisit_area_id_343c3bf3 ON public.programmes_researchvisit USING btree (area_id);
CREATE INDEX programmes_researchvisit_research_id_8f860215 ON public.programmes_researchvisit USING btree (research_id);
CREATE INDEX programmes_review_organiser_id_05c361f5 ON public.programmes_review USING btree (organiser_id);
CREATE INDEX programmes_review_roadmap_id_0ad8d33d ON public.programmes_review USING btree (roadmap_id);
CREATE INDEX programmes_reviewdecision_action_id_29f0cd78 ON public.programmes_reviewdecision USING btree (action_id);
CREATE INDEX programmes_reviewdecision_area_id_527c6f48 ON public.programmes_reviewdecision USING btree (area_id);
CREATE INDEX programmes_reviewdecision_owner_id_63096b63 ON public.programmes_reviewdecision USING btree (owner_id);
CREATE INDEX programmes_reviewdecision_review_id_d091408a ON public.programmes_reviewdecision USING btree (review_id);
CREATE INDEX programmes_reviewregion_area_id_5f1d044c ON public.programmes_reviewregion USING btree (area_id);
CREATE INDEX programmes_reviewregion_review_id_7feff76e ON public.programmes_reviewregion USING btree (review_id);
CREATE INDEX programmes_roadmap_area_id_94429bce ON public.programmes_roadmap USING btree (area_id);
CREATE INDEX programmes_roadmap_original_id_bcf2fd99 ON public.programmes_roadmap USING btree (original_id);
CREATE INDEX programmes_roadmap_owner_id_257429f0 ON public.programmes_roadmap USING btree (owner_id);
CREATE INDEX programmes_roadmap_programme_id_09f1fd51 ON public.programmes_roadmap USING btree (programme_id);
CREATE INDEX programmes_roadmapaction_original_id_85fbc561 ON public.programmes_roadmapaction USING btree (original_id);
CREATE INDEX programmes_roadmapaction_owner_id_ed6aad8f ON public.programmes_roadmapaction USING btree (owner_id);
CREATE INDEX programmes_roadmapaction_parent_id_43ce5f7a ON public.programmes_roadmapaction USING btree (parent_id);
CREATE INDEX programmes_roadmapaction_roadmap_id_6b14d4ba ON public.programmes_roadmapaction USING btree (roadmap_id);
CREATE INDEX programmes_route_area_id_fc130759 ON public.programmes_route USING btree (area_id);
CREATE INDEX programmes_route_organisation_id_bb2b93a1 ON public.programmes_route USING btree (organisation_id);
CREATE INDEX programmes_route_service_id_a88ca2c2 ON public.programmes_route USING btree (service_id);
CREATE INDEX programmes_scenariorun_scenario_id_12e99882 ON public.programmes_scenariorun USING btree (scenario_id);
CREATE INDEX programmes_service_areas_area_id_c3e5e3a1 ON public.programmes_service_areas USING btree (area_id);
CREATE INDEX programmes_service_areas_service_id_c211b71f ON public.programmes_service_areas USING btree (service_id);
CREATE INDEX programmes_service_asked_through_id_9a4be77c ON public.programmes_service USING btree (asked_through_id);
CREATE INDEX programmes_service_code_b2982c5a_like ON public.programmes_service USING btree (code varchar_pattern_ops);
CREATE INDEX programmes_service_owner_id_83a2ca26 ON public.programmes_service USING btree (owner_id);
CREATE INDEX programmes_servicerevision_service_id_71b0b757 ON public.programmes_servicerevision USING btree (service_id);
CREATE INDEX programmes_stage_initiative_id_460e1612 ON public.programmes_stage USING btree (initiative_id);
CREATE INDEX programmes_stagereached_enrolment_id_e44f6802 ON public.programmes_stagereached USING btree (enrolment_id);
CREATE INDEX programmes_stagereached_stage_id_d8538225 ON public.programmes_stagereached USING btree (stage_id);
CREATE INDEX programmes_voice_action_id_7a3b148d ON public.programmes_voice USING btree (action_id);
CREATE INDEX programmes_voice_area_id_5653b3d3 ON public.programmes_voice USING btree (area_id);
CREATE INDEX programmes_voice_programme_id_ac488336 ON public.programmes_voice USING btree (programme_id);
CREATE INDEX proposal_by_office ON public.cases_proposal USING btree (office_id, received_on DESC);
CREATE INDEX proposal_unsorted ON public.cases_proposal USING btree (office_id, due_on) WHERE ((state)::text = 'new'::text);
CREATE INDEX question_by_event ON public.activities_question USING btree (event_id, asked_at);
CREATE INDEX question_open ON public.cases_referralquestion USING btree (answer_by) WHERE (answered_at IS NULL);
CREATE INDEX question_owed ON public.activities_question USING btree (agency_id, due_on) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'assigned'::character varying])::text[]));
CREATE INDEX registration_by_event ON public.activities_registration USING btree (event_id, state, asked_at);
CREATE UNIQUE INDEX registration_once_by_account ON public.activities_registration USING btree (event_id, user_id) WHERE ((user_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying, 'waiting'::character varying])::text[])));
CREATE UNIQUE INDEX registration_once_by_email ON public.activities_registration USING btree (event_id, email) WHERE ((NOT ((email)::text = ''::text)) AND ((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying, 'waiting'::character varying])::text[])));
CREATE INDEX report_delivery_due ON public.reports_reportdelivery USING btree (next_on);
CREATE INDEX reports_cell_sheet_id_dcfccee7 ON public.reports_cell USING btree (sheet_id);
CREATE INDEX reports_cellnote_sheet_id_0083297f ON public.reports_cellnote USING btree (sheet_id);
CREATE INDEX reports_correction_sheet_id_9e36337b ON public.reports_correction USING btree (sheet_id);
CREATE INDEX reports_frozenreport_report_id_1eefde1d ON public.reports_frozenreport USING btree (report_id);
CREATE INDEX reports_population_area_id_51847fe2 ON public.reports_population USING btree (area_id);
CREATE INDEX reports_practicecomment_note_id_041cbd57 ON public.reports_practicecomment USING btree (note_id);
CREATE INDEX reports_practicenote_organisation_id_42d78f34 ON public.reports_practicenote USING btree (organisation_id);
CREATE INDEX reports_practicenote_region_id_6c3c924d ON public.reports_practicenote USING btree (region_id);
CREATE INDEX reports_reportdelivery_report_id_957c7a6d ON public.reports_reportdelivery USING btree (report_id);
CREATE INDEX reports_reportdelivery_user_id_3e67c536 ON public.reports_reportdelivery USING btree (user_id);
CREATE INDEX reports_reportshare_organisation_id_8016c89c ON public.reports_reportshare USING btree (organisation_id);
CREATE INDEX reports_reportshare_report_id_0404518a ON public.reports_reportshare USING btree (report_id);
CREATE INDEX reports_savedreport_owner_id_72952298 ON public.reports_savedreport USING btree (owner_id);
CREATE INDEX reports_sheet_above_id_444a588f ON public.reports_sheet USING btree (above_id);
CREATE INDEX reports_sheet_organisation_id_b03f6891 ON public.reports_sheet USING btree (organisation_id);
CREATE INDEX reports_snapshot_sheet_id_7483b25e ON public.reports_snapshot USING btree (sheet_id);
CREATE INDEX reports_target_area_id_bc728f51 ON public.reports_target USING btree (area_id);
CREATE INDEX reports_targetchange_area_id_44d50cff ON public.reports_targetchange USING btree (area_id);
CREATE INDEX research_by_kind ON public.programmes_research USING btree (kind, organisation_id);
CREATE UNIQUE INDEX roadmap_action_copied_once ON public.programmes_roadmapaction USING btree (roadmap_id, original_id) WHERE (original_id IS NOT NULL);
CREATE UNIQUE INDEX roadmap_one_copy_a_region ON public.programmes_roadmap USING btree (original_id, area_id) WHERE (original_id IS NOT NULL);
CREATE UNIQUE INDEX rolegrant_open_once ON public.network_rolegrant USING btree (user_id, role, organisation_id) WHERE upper_inf(during);
CREATE INDEX rolegrant_organisation_role ON public.network_rolegrant USING btree (organisation_id, role);
CREATE UNIQUE INDEX saved_report_name_once ON public.reports_savedreport USING btree (owner_id, name) WHERE (removed_at IS NULL);
CREATE INDEX service_words ON public.programmes_service USING gin (to_tsvector('simple'::regconfig, COALESCE(search_terms, ''::text)));
CREATE INDEX sheet_below ON public.reports_sheet USING btree (above_id, period);
CREATE INDEX showing_in_gallery ON public.calls_showing USING btree (call_id, votes DESC) WHERE (hidden_at IS NULL);
CREATE INDEX signal_by_day ON public.mediation_signal USING btree (noticed_on);
CREATE UNIQUE INDEX signal_once_by_origin ON public.mediation_signal USING btree (source, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX slot_by_office ON public.activities_slot USING btree (office_id, state);
CREATE INDEX stage_reached_by_day ON public.programmes_stagereached USING btree (stage_id, "on");
CREATE UNIQUE INDEX stage_result_one_proposed ON public.calls_stageresult USING btree (stage_id) WHERE ((state)::text = 'proposed'::text);
CREATE INDEX substitution_substitute ON public.network_substitution USING btree (substitute_id);
CREATE INDEX target_changes ON public.reports_targetchange USING btree (indicator, period);
CREATE INDEX territory_area_kato_54580b97_like ON public.territory_area USING btree (kato varchar_pattern_ops);
CREATE INDEX territory_areaname_area_id_dca02746 ON public.territory_areaname USING btree (area_id);
CREATE INDEX territory_areaplacement_area_id_f636576a ON public.territory_areaplacement USING btree (area_id);
CREATE INDEX territory_areaplacement_parent_id_8534c819 ON public.territory_areaplacement USING btree (parent_id);
CREATE INDEX territory_areawithin_ancestor_id_a951b98e ON public.territory_areawithin USING btree (ancestor_id);
CREATE INDEX territory_areawithin_area_id_08f7d988 ON public.territory_areawithin USING btree (area_id);
CREATE INDEX territory_plannedstep_area_id_b6fa3694 ON public.territory_plannedstep USING btree (area_id);
CREATE INDEX territory_plannedstep_plan_id_cf37678e ON public.territory_plannedstep USING btree (plan_id);
CREATE INDEX territory_plannedstep_target_id_b018b1a9 ON public.territory_plannedstep USING btree (target_id);
CREATE INDEX territory_plannedstep_target_step_id_c94981a1 ON public.territory_plannedstep USING btree (target_step_id);
CREATE INDEX territory_reform_code_ac266ce7_like ON public.territory_reform USING btree (code varchar_pattern_ops);
CREATE INDEX territory_reformstep_area_id_8a7552fd ON public.territory_reformstep USING btree (area_id);
CREATE INDEX territory_reformstep_from_parent_id_f46ce115 ON public.territory_reformstep USING btree (from_parent_id);
CREATE INDEX territory_reformstep_reform_id_72ee47f5 ON public.territory_reformstep USING btree (reform_id);
CREATE INDEX territory_reformstep_source_area_id_6b098ccb ON public.territory_reformstep USING btree (source_area_id);
CREATE INDEX territory_reformstep_to_parent_id_648495a5 ON public.territory_reformstep USING btree (to_parent_id);
CREATE INDEX tour_by_day ON public.activities_tour USING btree (begins_on, organiser_id);
CREATE INDEX tranche_by_day ON public.calls_tranche USING btree (state, due_on);
CREATE UNIQUE INDEX tranche_payment_once ON public.calls_tranche USING btree (grant_id, payment_number) WHERE (NOT ((payment_number)::text = ''::text));
CREATE INDEX transition_open_at_receiver ON public.cases_transition USING btree (to_organisation_id, respond_by) WHERE ((state)::text = ANY ((ARRAY['pending'::character varying, 'accepted'::character varying])::text[]));
CREATE UNIQUE INDEX trusted_key_once_in_force ON public.exchange_trustedkey USING btree (public_key) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE UNIQUE INDEX voice_linked_once ON public.programmes_voice USING btree (programme_id, kind, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX vote_by_user ON public.calls_vote USING btree (stage_id, user_id);
CREATE UNIQUE INDEX webhook_once_per_client ON public.exchange_webhookendpoint USING btree (client_id, url) WHERE (NOT ((state)::text = 'closed'::text));
CREATE TRIGGER attendance_stays BEFORE DELETE OR UPDATE ON public.activities_attendance FOR EACH ROW EXECUTE FUNCTION public.activities_attendance_stays();
CREATE TRIGGER calls_result_stays BEFORE DELETE OR UPDATE ON public.calls_stageresult FOR EACH ROW EXECUTE FUNCTION public.calls_result_stays();
CREATE TRIGGER calls_revision_stays BEFORE UPDATE ON public.calls_entryrevision FOR EACH ROW EXECUTE FUNCTION public.calls_handed_in_stays();
CREATE TRIGGER cases_clockentry_stays BEFORE DELETE OR UPDATE ON public.cases_clockentry FOR EACH ROW EXECUTE FUNCTION public.cases_clockentry_stays();
CREATE TRIGGER core_auditevent_no_change BEFORE DELETE OR UPDATE ON public.core_auditevent FOR EACH STATEMENT EXECUTE FUNCTION public.core_append_only();
CREATE TRIGGER core_auditevent_no_truncate BEFORE TRUNCATE ON public.core_auditevent FOR EACH STATEMENT EXECUTE FUNCTION public.core_append_only();
CREATE TRIGGER core_auditseal_no_change BEFORE DELETE OR UPDATE ON public.core_auditseal FOR EACH STATEMENT EXECUTE FUNCTION public.core_append_only();
CREATE TRIGGER core_auditseal_no_truncate BEFORE TRUNCATE ON public.core_auditseal FOR EACH STATEMENT EXECUTE FUNCTION public.core_append_only();
CREATE TRIGGER people_disclosure_stays BEFORE DELETE OR UPDATE ON public.people_disclosure FOR EACH ROW EXECUTE FUNCTION public.people_disclosure_stays();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER reports_annualedition_stays BEFORE DELETE OR UPDATE ON public.reports_annualedition FOR EACH ROW EXECUTE FUNCTION public.reports_annualedition_stays();
CREATE TRIGGER reports_annualwords_stays BEFORE DELETE OR UPDATE ON public.reports_annualwords FOR EACH ROW EXECUTE FUNCTION public.reports_annualwords_stays();
CREATE TRIGGER reports_frozenreport_stays BEFORE DELETE OR UPDATE ON public.reports_frozenreport FOR EACH ROW EXECUTE FUNCTION public.reports_row_stays();
CREATE TRIGGER reports_snapshot_stays BEFORE DELETE OR UPDATE ON public.reports_snapshot FOR EACH ROW EXECUTE FUNCTION public.reports_snapshot_stays();
CREATE TRIGGER reports_targetchange_stays BEFORE DELETE OR UPDATE ON public.reports_targetchange FOR EACH ROW EXECUTE FUNCTION public.reports_row_stays();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_registration_id_506823e8_fk_activitie FOREIGN KEY (registration_id) REFERENCES public.activities_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendanc_voids_id_e68a700f_fk_activitie FOREIGN KEY (voids_id) REFERENCES public.activities_attendance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_event_id_061c3f8a_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_attendance
    ADD CONSTRAINT activities_attendance_person_id_790d1925_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT activities_booking_booked_for_id_55acfcf2_fk_network_o FOREIGN KEY (booked_for_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT activities_booking_event_id_ff8a76c6_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT activities_booking_room_id_05f25ccf_fk_activities_room_id FOREIGN KEY (room_id) REFERENCES public.activities_room(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_booking
    ADD CONSTRAINT activities_booking_series_id_367ad2b9_fk_activitie FOREIGN KEY (series_id) REFERENCES public.activities_bookingseries(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_bookingseries
    ADD CONSTRAINT activities_bookingseries_room_id_4dd4fb5d_fk_activities_room_id FOREIGN KEY (room_id) REFERENCES public.activities_room(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_course_id_c75932ff_fk_activitie FOREIGN KEY (course_id) REFERENCES public.activities_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_organisation_id_7c691d4c_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certifica_registration_id_18c9ca75_fk_activitie FOREIGN KEY (registration_id) REFERENCES public.activities_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_event_id_8a8bfc07_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_person_id_73a0a907_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_certificate
    ADD CONSTRAINT activities_certificate_user_id_80fd7e28_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_course
    ADD CONSTRAINT activities_course_organisation_id_ba7fcff2_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_equipmentbooking
    ADD CONSTRAINT activities_equipment_booking_id_d61c7095_fk_activitie FOREIGN KEY (booking_id) REFERENCES public.activities_booking(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_equipmentbooking
    ADD CONSTRAINT activities_equipment_equipment_id_a09d7996_fk_activitie FOREIGN KEY (equipment_id) REFERENCES public.activities_equipment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_equipment
    ADD CONSTRAINT activities_equipment_organisation_id_7f9f9a0a_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_area_id_fc313637_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_course_id_a62a8536_fk_activities_course_id FOREIGN KEY (course_id) REFERENCES public.activities_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_organiser_id_10167f6d_fk_network_o FOREIGN KEY (organiser_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_project_id_74176519_fk_activities_project_id FOREIGN KEY (project_id) REFERENCES public.activities_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_event
    ADD CONSTRAINT activities_event_series_id_ca774d49_fk_activities_series_id FOREIGN KEY (series_id) REFERENCES public.activities_series(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_eventpart
    ADD CONSTRAINT activities_eventpart_event_id_3e36a500_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_eventpart
    ADD CONSTRAINT activities_eventpart_organisation_id_758dca85_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_eventphoto
    ADD CONSTRAINT activities_eventphoto_event_id_ee19e630_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_headcount
    ADD CONSTRAINT activities_headcount_event_id_2796d829_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_programmeitem
    ADD CONSTRAINT activities_programme_event_id_b0af1b50_fk_activitie FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_project
    ADD CONSTRAINT activities_project_organisation_id_ec8a0c8c_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_projectbody
    ADD CONSTRAINT activities_projectbo_organisation_id_c20c194f_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_projectbody
    ADD CONSTRAINT activities_projectbo_project_id_fa5711d7_fk_activitie FOREIGN KEY (project_id) REFERENCES public.activities_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_agency_id_087a8db4_fk_network_o FOREIGN KEY (agency_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_event_id_32930e03_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_person_id_f0c2bb7a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_question
    ADD CONSTRAINT activities_question_service_id_ae8e8890_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registrat_event_id_9ad9eab2_fk_activitie FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registrat_organisation_id_98770741_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registration_person_id_d4d9c938_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_registration
    ADD CONSTRAINT activities_registration_user_id_0a56fa44_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_room
    ADD CONSTRAINT activities_room_organisation_id_d8feee11_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_roomcalendar
    ADD CONSTRAINT activities_roomcalen_house_id_6fe00e3d_fk_network_o FOREIGN KEY (house_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_roomcalendar
    ADD CONSTRAINT activities_roomcalendar_user_id_49fb83f7_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_series
    ADD CONSTRAINT activities_series_organiser_id_d2a60df1_fk_network_o FOREIGN KEY (organiser_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT activities_slot_office_id_08dfe57a_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT activities_slot_person_id_380724cf_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_slot
    ADD CONSTRAINT activities_slot_receiver_id_93203928_fk_network_user_id FOREIGN KEY (receiver_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattem_course_id_b0b7cc6a_fk_activitie FOREIGN KEY (course_id) REFERENCES public.activities_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattem_organisation_id_da316e50_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattem_registration_id_128305f8_fk_activitie FOREIGN KEY (registration_id) REFERENCES public.activities_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattempt_event_id_37b2830d_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattempt_person_id_51923680_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testattempt
    ADD CONSTRAINT activities_testattempt_user_id_b3341ea0_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_testitem
    ADD CONSTRAINT activities_testitem_course_id_3ad27a03_fk_activities_course_id FOREIGN KEY (course_id) REFERENCES public.activities_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_tour
    ADD CONSTRAINT activities_tour_organiser_id_93335d08_fk_network_o FOREIGN KEY (organiser_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_tour_services
    ADD CONSTRAINT activities_tour_serv_service_id_d69a5aab_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_tour_services
    ADD CONSTRAINT activities_tour_services_tour_id_a24d0486_fk_activities_tour_id FOREIGN KEY (tour_id) REFERENCES public.activities_tour(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_touragency
    ADD CONSTRAINT activities_touragenc_organisation_id_5846041f_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_touragency
    ADD CONSTRAINT activities_touragency_tour_id_9b738630_fk_activities_tour_id FOREIGN KEY (tour_id) REFERENCES public.activities_tour(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_tourstop
    ADD CONSTRAINT activities_tourstop_event_id_c3c6865a_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activities_tourstop
    ADD CONSTRAINT activities_tourstop_tour_id_bfa3de93_fk_activities_tour_id FOREIGN KEY (tour_id) REFERENCES public.activities_tour(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_amendment
    ADD CONSTRAINT calls_amendment_call_id_05de64ac_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_distribution_id_27eb2e82_fk_calls_dis FOREIGN KEY (distribution_id) REFERENCES public.calls_distribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_entry_id_e2e65617_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_member_id_63188373_fk_calls_panelmember_id FOREIGN KEY (member_id) REFERENCES public.calls_panelmember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_revision_id_261799a7_fk_calls_entryrevision_id FOREIGN KEY (revision_id) REFERENCES public.calls_entryrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_assignment
    ADD CONSTRAINT calls_assignment_stage_id_23c8ea9d_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_area_id_2151c3b7_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_call_id_e632ce79_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_candidate_id_8faeaea4_fk_calls_candidate_id FOREIGN KEY (candidate_id) REFERENCES public.calls_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_entry_id_cc8a3aaf_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_award
    ADD CONSTRAINT calls_award_nomination_id_a708440c_fk_calls_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.calls_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_budgetline
    ADD CONSTRAINT calls_budgetline_grant_id_ca5f340f_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_organisation_id_f2dc1f60_fk_network_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_previous_id_3489b179_fk_calls_call_id FOREIGN KEY (previous_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_candidate
    ADD CONSTRAINT calls_candidate_area_id_cf07de2d_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_candidate
    ADD CONSTRAINT calls_candidate_call_id_b4dbfa1d_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_candidate
    ADD CONSTRAINT calls_candidate_nomination_id_40c40fbc_fk_calls_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.calls_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_candidate
    ADD CONSTRAINT calls_candidate_proposed_by_id_12454dcb_fk_network_o FOREIGN KEY (proposed_by_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_conflict
    ADD CONSTRAINT calls_conflict_entry_id_67e567cb_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_conflict
    ADD CONSTRAINT calls_conflict_member_id_79b60aa0_fk_calls_panelmember_id FOREIGN KEY (member_id) REFERENCES public.calls_panelmember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_criterion
    ADD CONSTRAINT calls_criterion_stage_id_cfaf25d4_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_distribution
    ADD CONSTRAINT calls_distribution_stage_id_7235abd1_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_area_id_c60b84b1_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_call_id_f733f8e0_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_nomination_id_dfece668_fk_calls_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.calls_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_revision_id_371e493a_fk_calls_entryrevision_id FOREIGN KEY (revision_id) REFERENCES public.calls_entryrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entry
    ADD CONSTRAINT calls_entry_user_id_7865a907_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entryfile
    ADD CONSTRAINT calls_entryfile_entry_id_8f2b18b7_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entryprint
    ADD CONSTRAINT calls_entryprint_entry_id_eeb4fee2_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entryprint
    ADD CONSTRAINT calls_entryprint_revision_id_5f613937_fk_calls_entryrevision_id FOREIGN KEY (revision_id) REFERENCES public.calls_entryrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entryrevision
    ADD CONSTRAINT calls_entryrevision_entry_id_f315cc8c_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_entryrevision
    ADD CONSTRAINT calls_entryrevision_form_id_bbeaa0f0_fk_calls_formversion_id FOREIGN KEY (form_id) REFERENCES public.calls_formversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_evaluation
    ADD CONSTRAINT calls_evaluation_assignment_id_fbb168d7_fk_calls_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.calls_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_evaluation
    ADD CONSTRAINT calls_evaluation_revision_id_8e330620_fk_calls_entryrevision_id FOREIGN KEY (revision_id) REFERENCES public.calls_entryrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_expense
    ADD CONSTRAINT calls_expense_line_id_4a736cb1_fk_calls_budgetline_id FOREIGN KEY (line_id) REFERENCES public.calls_budgetline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_expense
    ADD CONSTRAINT calls_expense_report_id_b8464f47_fk_calls_grantreport_id FOREIGN KEY (report_id) REFERENCES public.calls_grantreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_extension
    ADD CONSTRAINT calls_extension_entry_id_7011482d_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_formalcheck
    ADD CONSTRAINT calls_formalcheck_entry_id_820bd749_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_formalcheck
    ADD CONSTRAINT calls_formalcheck_revision_id_68730375_fk_calls_ent FOREIGN KEY (revision_id) REFERENCES public.calls_entryrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_formversion
    ADD CONSTRAINT calls_formversion_call_id_29ef1b8a_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_area_id_2226b0bf_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_call_id_670ae789_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_entry_id_cb31d130_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_organisation_id_8501d96b_fk_network_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grant
    ADD CONSTRAINT calls_grant_user_id_f5201581_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grantamendment
    ADD CONSTRAINT calls_grantamendment_grant_id_9acf7120_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grantindicator
    ADD CONSTRAINT calls_grantindicator_grant_id_f53cba8f_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grantreport
    ADD CONSTRAINT calls_grantreport_grant_id_edd9006e_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_grantreturn
    ADD CONSTRAINT calls_grantreturn_grant_id_009b455c_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_guardianconsent
    ADD CONSTRAINT calls_guardianconsent_entry_id_09b3dc15_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_guardianconsent
    ADD CONSTRAINT calls_guardianconsent_member_id_1d607ab8_fk_calls_teammember_id FOREIGN KEY (member_id) REFERENCES public.calls_teammember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_indicatorfact
    ADD CONSTRAINT calls_indicatorfact_indicator_id_01733741_fk_calls_gra FOREIGN KEY (indicator_id) REFERENCES public.calls_grantindicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_indicatorfact
    ADD CONSTRAINT calls_indicatorfact_report_id_4e31f6ff_fk_calls_grantreport_id FOREIGN KEY (report_id) REFERENCES public.calls_grantreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryabsence
    ADD CONSTRAINT calls_juryabsence_member_id_6b7b9e70_fk_calls_panelmember_id FOREIGN KEY (member_id) REFERENCES public.calls_panelmember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryabsence
    ADD CONSTRAINT calls_juryabsence_stage_id_8830f46e_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryday
    ADD CONSTRAINT calls_juryday_stage_id_e7dc6af0_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT calls_juryslot_day_id_8c0ee61a_fk_calls_juryday_id FOREIGN KEY (day_id) REFERENCES public.calls_juryday(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT calls_juryslot_entry_id_7a413a3d_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_juryslot
    ADD CONSTRAINT calls_juryslot_stage_id_4559af83_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_likeness
    ADD CONSTRAINT calls_likeness_entry_id_8c4baa07_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_likeness
    ADD CONSTRAINT calls_likeness_other_id_0d183b63_fk_calls_entry_id FOREIGN KEY (other_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_nomination
    ADD CONSTRAINT calls_nomination_call_id_4f3a3e0f_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_panelmember
    ADD CONSTRAINT calls_panelmember_area_id_48b4a9e4_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_panelmember
    ADD CONSTRAINT calls_panelmember_call_id_1e572bec_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_panelmember
    ADD CONSTRAINT calls_panelmember_user_id_d8f982c7_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_prize
    ADD CONSTRAINT calls_prize_award_id_484f0284_fk_calls_award_id FOREIGN KEY (award_id) REFERENCES public.calls_award(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_prizestep
    ADD CONSTRAINT calls_prizestep_prize_id_4f1f4c17_fk_calls_prize_id FOREIGN KEY (prize_id) REFERENCES public.calls_prize(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_reportreminder
    ADD CONSTRAINT calls_reportreminder_report_id_1f7f5ec2_fk_calls_grantreport_id FOREIGN KEY (report_id) REFERENCES public.calls_grantreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_score
    ADD CONSTRAINT calls_score_criterion_id_7fd0c66d_fk_calls_criterion_id FOREIGN KEY (criterion_id) REFERENCES public.calls_criterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_score
    ADD CONSTRAINT calls_score_evaluation_id_368415e3_fk_calls_evaluation_id FOREIGN KEY (evaluation_id) REFERENCES public.calls_evaluation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_showing
    ADD CONSTRAINT calls_showing_call_id_b719821a_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_showing
    ADD CONSTRAINT calls_showing_entry_id_03a17d8d_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_sitevisit
    ADD CONSTRAINT calls_sitevisit_grant_id_88265c18_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_stage
    ADD CONSTRAINT calls_stage_call_id_0ff95851_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_stageresult
    ADD CONSTRAINT calls_stageresult_stage_id_f9f54de4_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_teammember
    ADD CONSTRAINT calls_teammember_entry_id_ea2e90aa_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_tranche
    ADD CONSTRAINT calls_tranche_after_id_24a0d53b_fk_calls_grantreport_id FOREIGN KEY (after_id) REFERENCES public.calls_grantreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_tranche
    ADD CONSTRAINT calls_tranche_grant_id_d7b660ee_fk_calls_grant_id FOREIGN KEY (grant_id) REFERENCES public.calls_grant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_unlocking
    ADD CONSTRAINT calls_unlocking_entry_id_7b9c8b8e_fk_calls_entry_id FOREIGN KEY (entry_id) REFERENCES public.calls_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_unlocking
    ADD CONSTRAINT calls_unlocking_stage_id_cca3261e_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_vote
    ADD CONSTRAINT calls_vote_showing_id_8f2a41df_fk_calls_showing_id FOREIGN KEY (showing_id) REFERENCES public.calls_showing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_vote
    ADD CONSTRAINT calls_vote_stage_id_20420578_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_vote
    ADD CONSTRAINT calls_vote_user_id_07f4a6c6_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.calls_voteanomaly
    ADD CONSTRAINT calls_voteanomaly_stage_id_2542a746_fk_calls_stage_id FOREIGN KEY (stage_id) REFERENCES public.calls_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_accountcase
    ADD CONSTRAINT cases_accountcase_account_id_81b52672_fk_cases_account_id FOREIGN KEY (account_id) REFERENCES public.cases_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_accountcase
    ADD CONSTRAINT cases_accountcase_case_id_3460eb17_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_accountcontact
    ADD CONSTRAINT cases_accountcontact_account_id_a658194c_fk_cases_account_id FOREIGN KEY (account_id) REFERENCES public.cases_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_case_id_d3442c42_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_answerdraft
    ADD CONSTRAINT cases_answerdraft_case_id_5bb1f94b_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_answerpractice
    ADD CONSTRAINT cases_answerpractice_office_id_cbbbea7b_fk_network_o FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_case_id_1cf64b9f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_draft_id_24f457af_fk_cases_intakedraft_id FOREIGN KEY (draft_id) REFERENCES public.cases_intakedraft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_attachment
    ADD CONSTRAINT cases_attachment_line_id_5f2c6bb3_fk_cases_planline_id FOREIGN KEY (line_id) REFERENCES public.cases_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_applicant_id_756c921c_fk_people_person_id FOREIGN KEY (applicant_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_area_id_040d4987_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_assignee_id_28343c2e_fk_network_user_id FOREIGN KEY (assignee_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_offered_to_id_45ab0b00_fk_network_organisation_id FOREIGN KEY (offered_to_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_office_id_93691f7b_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_service_id_d5119aeb_fk_programmes_service_id FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_earlier_id_3cf4c699_fk_cases_case_id FOREIGN KEY (earlier_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_caselink
    ADD CONSTRAINT cases_caselink_later_id_7ea0d8e7_fk_cases_case_id FOREIGN KEY (later_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casemerge
    ADD CONSTRAINT cases_casemerge_case_id_e8c9a522_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_case_id_12a1d53c_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_question_id_0a0ab920_fk_activities_question_id FOREIGN KEY (question_id) REFERENCES public.activities_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_caseorigin
    ADD CONSTRAINT cases_caseorigin_slot_id_c13486ad_fk_activities_slot_id FOREIGN KEY (slot_id) REFERENCES public.activities_slot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT cases_casepart_assignee_id_256dec82_fk_network_user_id FOREIGN KEY (assignee_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT cases_casepart_case_id_02923752_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT cases_casepart_from_office_id_ddfc2d1f_fk_network_o FOREIGN KEY (from_office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_casepart
    ADD CONSTRAINT cases_casepart_office_id_06a342e4_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_clockentry
    ADD CONSTRAINT cases_clockentry_case_id_62516bf9_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_coexecutor
    ADD CONSTRAINT cases_coexecutor_case_id_77bb8776_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_coexecutor
    ADD CONSTRAINT cases_coexecutor_user_id_4526642e_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_complaint
    ADD CONSTRAINT cases_complaint_about_id_422042c1_fk_cases_case_id FOREIGN KEY (about_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_complaint
    ADD CONSTRAINT cases_complaint_body_id_1f96a815_fk_network_organisation_id FOREIGN KEY (body_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_complaint
    ADD CONSTRAINT cases_complaint_case_id_71eb04a1_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_correction
    ADD CONSTRAINT cases_correction_case_id_6ad7f97d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_decision
    ADD CONSTRAINT cases_decision_case_id_902b31ea_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_draftremark
    ADD CONSTRAINT cases_draftremark_draft_id_ab35f44e_fk_cases_answerdraft_id FOREIGN KEY (draft_id) REFERENCES public.cases_answerdraft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_draftversion
    ADD CONSTRAINT cases_draftversion_draft_id_27a7c5a8_fk_cases_answerdraft_id FOREIGN KEY (draft_id) REFERENCES public.cases_answerdraft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_entitlementcheck
    ADD CONSTRAINT cases_entitlementcheck_case_id_310036b6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_escalation
    ADD CONSTRAINT cases_escalation_case_id_4803a7ab_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_escalation
    ADD CONSTRAINT cases_escalation_organisation_id_64eb91fc_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_feedback
    ADD CONSTRAINT cases_feedback_case_id_9a22016d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fielddevice
    ADD CONSTRAINT cases_fielddevice_office_id_56db7c23_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fielddevice
    ADD CONSTRAINT cases_fielddevice_user_id_bb9240d1_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldfile
    ADD CONSTRAINT cases_fieldfile_attachment_id_0ddc2557_fk_cases_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.cases_attachment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldfile
    ADD CONSTRAINT cases_fieldfile_record_id_5daf229f_fk_cases_fieldrecord_id FOREIGN KEY (record_id) REFERENCES public.cases_fieldrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldmeeting
    ADD CONSTRAINT cases_fieldmeeting_area_id_2010f5cd_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldmeeting
    ADD CONSTRAINT cases_fieldmeeting_office_id_0e03823f_fk_network_o FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldnumber
    ADD CONSTRAINT cases_fieldnumber_block_id_cbe029dd_fk_cases_numberblock_id FOREIGN KEY (block_id) REFERENCES public.cases_numberblock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldnumber
    ADD CONSTRAINT cases_fieldnumber_case_id_b4905cdc_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldnumber
    ADD CONSTRAINT cases_fieldnumber_reissued_in_id_a3d7cdbd_fk_cases_num FOREIGN KEY (reissued_in_id) REFERENCES public.cases_numberblock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_case_id_cd4e97e3_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_device_id_81747026_fk_cases_fielddevice_id FOREIGN KEY (device_id) REFERENCES public.cases_fielddevice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldrecord
    ADD CONSTRAINT cases_fieldrecord_meeting_id_c52abdbb_fk_cases_fieldmeeting_id FOREIGN KEY (meeting_id) REFERENCES public.cases_fieldmeeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_fieldrecovery
    ADD CONSTRAINT cases_fieldrecovery_device_id_5263a5c4_fk_cases_fielddevice_id FOREIGN KEY (device_id) REFERENCES public.cases_fielddevice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_idea
    ADD CONSTRAINT cases_idea_office_id_a17a4395_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_ideastep
    ADD CONSTRAINT cases_ideastep_idea_id_a7151070_fk_cases_idea_id FOREIGN KEY (idea_id) REFERENCES public.cases_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_inquiry
    ADD CONSTRAINT cases_inquiry_case_id_3b1dfa6f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_intakedraft
    ADD CONSTRAINT cases_intakedraft_case_id_8c7e4307_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_note
    ADD CONSTRAINT cases_note_case_id_77ee1e2a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_numberblock
    ADD CONSTRAINT cases_numberblock_device_id_88784d67_fk_cases_fielddevice_id FOREIGN KEY (device_id) REFERENCES public.cases_fielddevice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_officehours
    ADD CONSTRAINT cases_officehours_office_id_3c54cf82_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_outcome
    ADD CONSTRAINT cases_outcome_case_id_05f31066_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_packet
    ADD CONSTRAINT cases_packet_office_id_e15f3c2d_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_partclockentry
    ADD CONSTRAINT cases_partclockentry_part_id_1532fcf1_fk_cases_casepart_id FOREIGN KEY (part_id) REFERENCES public.cases_casepart(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planline
    ADD CONSTRAINT cases_planline_case_id_eaa0d1f0_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planline
    ADD CONSTRAINT cases_planline_owner_id_0aeac058_fk_network_organisation_id FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planline
    ADD CONSTRAINT cases_planline_responsible_id_99651145_fk_network_user_id FOREIGN KEY (responsible_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planline
    ADD CONSTRAINT cases_planline_service_id_6a3587f9_fk_programmes_service_id FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planstart
    ADD CONSTRAINT cases_planstart_case_id_353860d8_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_planstart
    ADD CONSTRAINT cases_planstart_template_id_b112e64f_fk_cases_plantemplate_id FOREIGN KEY (template_id) REFERENCES public.cases_plantemplate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_plantemplateline
    ADD CONSTRAINT cases_plantemplateli_service_id_30cd1e25_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_plantemplateline
    ADD CONSTRAINT cases_plantemplateli_template_id_4fc8da6b_fk_cases_pla FOREIGN KEY (template_id) REFERENCES public.cases_plantemplate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_account_id_66e6b5e8_fk_cases_account_id FOREIGN KEY (account_id) REFERENCES public.cases_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_area_id_c756f060_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_idea_id_ff5d1911_fk_cases_idea_id FOREIGN KEY (idea_id) REFERENCES public.cases_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_proposal
    ADD CONSTRAINT cases_proposal_office_id_e1453630_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_referralquestion
    ADD CONSTRAINT cases_referralquesti_referral_id_b4a6855b_fk_cases_tra FOREIGN KEY (referral_id) REFERENCES public.cases_transition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_referralreminder
    ADD CONSTRAINT cases_referralremind_referral_id_aa0ffa11_fk_cases_tra FOREIGN KEY (referral_id) REFERENCES public.cases_transition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_savedview
    ADD CONSTRAINT cases_savedview_user_id_d4a28431_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_support
    ADD CONSTRAINT cases_support_account_id_57f53501_fk_cases_account_id FOREIGN KEY (account_id) REFERENCES public.cases_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_support
    ADD CONSTRAINT cases_support_idea_id_6a13ae5c_fk_cases_idea_id FOREIGN KEY (idea_id) REFERENCES public.cases_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_case_id_9a62c84c_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_from_organisation_id_24bbe9c0_fk_network_o FOREIGN KEY (from_organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_line_id_28c3aba0_fk_cases_planline_id FOREIGN KEY (line_id) REFERENCES public.cases_planline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_memorandum_id_2d2c632e_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_to_organisation_id_f4ff982a_fk_network_o FOREIGN KEY (to_organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_transition
    ADD CONSTRAINT cases_transition_to_user_id_5e64f64c_fk_network_user_id FOREIGN KEY (to_user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_messagefile
    ADD CONSTRAINT core_messagefile_message_id_727038e5_fk_core_message_id FOREIGN KEY (message_id) REFERENCES public.core_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_apiclient
    ADD CONSTRAINT exchange_apiclient_application_id_1229d654_fk_oauth2_pr FOREIGN KEY (application_id) REFERENCES public.oauth2_provider_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_apiclient
    ADD CONSTRAINT exchange_apiclient_memorandum_id_858e0851_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_apiclient
    ADD CONSTRAINT exchange_apiclient_organisation_id_15f113a0_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_bundle
    ADD CONSTRAINT exchange_bundle_key_id_5b99281b_fk_exchange_trustedkey_id FOREIGN KEY (key_id) REFERENCES public.exchange_trustedkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_bundle
    ADD CONSTRAINT exchange_bundle_organisation_id_d8d90be7_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_calendaraddress
    ADD CONSTRAINT exchange_calendaraddress_user_id_9da6d35a_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_clienthour
    ADD CONSTRAINT exchange_clienthour_client_id_66641468_fk_exchange_apiclient_id FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT exchange_difference_reconciliation_id_430a7146_fk_exchange_ FOREIGN KEY (reconciliation_id) REFERENCES public.exchange_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_importheads
    ADD CONSTRAINT exchange_importheads_organisation_id_fe31a948_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_importrow
    ADD CONSTRAINT exchange_importrow_run_id_b2f49860_fk_exchange_importrun_id FOREIGN KEY (run_id) REFERENCES public.exchange_importrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_importrun
    ADD CONSTRAINT exchange_importrun_organisation_id_5e561686_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_keptanswer
    ADD CONSTRAINT exchange_keptanswer_client_id_be1273ab_fk_exchange_apiclient_id FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT exchange_outsiderefe_client_id_383b11c9_fk_exchange_ FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT exchange_outsiderefe_referral_id_1f4a43ca_fk_cases_tra FOREIGN KEY (referral_id) REFERENCES public.cases_transition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_outsidereference
    ADD CONSTRAINT exchange_outsidereference_case_id_8c48ff76_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peer
    ADD CONSTRAINT exchange_peer_memorandum_id_93e6c8ad_fk_network_memorandum_id FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peer
    ADD CONSTRAINT exchange_peer_organisation_id_f62fa717_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peer
    ADD CONSTRAINT exchange_peer_service_id_b492dc42_fk_programmes_service_id FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peercase
    ADD CONSTRAINT exchange_peercase_case_id_fca32492_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peercase
    ADD CONSTRAINT exchange_peercase_peer_id_4cbfe4ff_fk_exchange_peer_id FOREIGN KEY (peer_id) REFERENCES public.exchange_peer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peerdeed
    ADD CONSTRAINT exchange_peerdeed_peer_case_id_a0563c4a_fk_exchange_peercase_id FOREIGN KEY (peer_case_id) REFERENCES public.exchange_peercase(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peerdeed
    ADD CONSTRAINT exchange_peerdeed_way_id_82e00ff2_fk_exchange_peer_id FOREIGN KEY (way_id) REFERENCES public.exchange_peer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_peernotice
    ADD CONSTRAINT exchange_peernotice_way_id_999ca2c3_fk_exchange_peer_id FOREIGN KEY (way_id) REFERENCES public.exchange_peer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_practicerecord
    ADD CONSTRAINT exchange_practicerec_client_id_60404439_fk_exchange_ FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_reconciliation
    ADD CONSTRAINT exchange_reconciliat_client_id_08c1be4f_fk_exchange_ FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_webhookattempt
    ADD CONSTRAINT exchange_webhookatte_delivery_id_71dd7adc_fk_exchange_ FOREIGN KEY (delivery_id) REFERENCES public.exchange_webhookdelivery(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_webhookdelivery
    ADD CONSTRAINT exchange_webhookdeli_way_id_acca9906_fk_exchange_ FOREIGN KEY (way_id) REFERENCES public.exchange_webhookendpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_webhookendpoint
    ADD CONSTRAINT exchange_webhookendp_client_id_fba9bf47_fk_exchange_ FOREIGN KEY (client_id) REFERENCES public.exchange_apiclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_article
    ADD CONSTRAINT media_article_area_id_4158b3ae_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_article
    ADD CONSTRAINT media_article_call_id_d1e5ef82_fk_calls_call_id FOREIGN KEY (call_id) REFERENCES public.calls_call(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_article
    ADD CONSTRAINT media_article_organisation_id_bf53c175_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_articlefigure
    ADD CONSTRAINT media_articlefigure_article_id_31bb2988_fk_media_article_id FOREIGN KEY (article_id) REFERENCES public.media_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_articlephoto
    ADD CONSTRAINT media_articlephoto_article_id_7c71bcaf_fk_media_article_id FOREIGN KEY (article_id) REFERENCES public.media_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_articlerevision
    ADD CONSTRAINT media_articlerevision_article_id_9e9a5dc9_fk_media_article_id FOREIGN KEY (article_id) REFERENCES public.media_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_comment
    ADD CONSTRAINT media_comment_article_id_1daea59a_fk_media_article_id FOREIGN KEY (article_id) REFERENCES public.media_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_commentreport
    ADD CONSTRAINT media_commentreport_comment_id_c1dcc797_fk_media_comment_id FOREIGN KEY (comment_id) REFERENCES public.media_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_feed
    ADD CONSTRAINT media_feed_outlet_id_f7eeae5c_fk_network_organisation_id FOREIGN KEY (outlet_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_flag
    ADD CONSTRAINT media_flag_material_id_981278a3_fk_media_material_id FOREIGN KEY (material_id) REFERENCES public.media_material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_flagappeal
    ADD CONSTRAINT media_flagappeal_flag_id_c2562a80_fk_media_flag_id FOREIGN KEY (flag_id) REFERENCES public.media_flag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_flagverdict
    ADD CONSTRAINT media_flagverdict_flag_id_ba8aaad8_fk_media_flag_id FOREIGN KEY (flag_id) REFERENCES public.media_flag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_material
    ADD CONSTRAINT media_material_area_id_4226501a_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_material
    ADD CONSTRAINT media_material_feed_id_69a6b199_fk_media_feed_id FOREIGN KEY (feed_id) REFERENCES public.media_feed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_material
    ADD CONSTRAINT media_material_outlet_id_dedeecfc_fk_network_organisation_id FOREIGN KEY (outlet_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_material
    ADD CONSTRAINT media_material_reprint_of_id_dcc24d33_fk_media_material_id FOREIGN KEY (reprint_of_id) REFERENCES public.media_material(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_presscontact
    ADD CONSTRAINT media_presscontact_organisation_id_408a1345_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_reaction
    ADD CONSTRAINT media_reaction_article_id_fc729627_fk_media_article_id FOREIGN KEY (article_id) REFERENCES public.media_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_dispute
    ADD CONSTRAINT mediation_dispute_area_id_bccef54b_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_dispute
    ADD CONSTRAINT mediation_dispute_mediator_id_47efa77b_fk_mediation_mediator_id FOREIGN KEY (mediator_id) REFERENCES public.mediation_mediator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_dispute
    ADD CONSTRAINT mediation_dispute_office_id_b0f60b84_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_filekey
    ADD CONSTRAINT mediation_filekey_dispute_id_81b5e7ab_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_area_id_756ff4bc_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_keeper_id_8ed56884_fk_network_o FOREIGN KEY (keeper_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_person_id_0603538f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_mediator
    ADD CONSTRAINT mediation_mediator_user_id_9e6bb662_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_note
    ADD CONSTRAINT mediation_note_dispute_id_03102340_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_obligation
    ADD CONSTRAINT mediation_obligation_paper_id_779efa9a_fk_mediation_paper_id FOREIGN KEY (paper_id) REFERENCES public.mediation_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_opening
    ADD CONSTRAINT mediation_opening_dispute_id_e188dc1e_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_paper
    ADD CONSTRAINT mediation_paper_dispute_id_6a840a12_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_party
    ADD CONSTRAINT mediation_party_dispute_id_4c36d314_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_scan
    ADD CONSTRAINT mediation_scan_dispute_id_b6ef364e_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_scan
    ADD CONSTRAINT mediation_scan_paper_id_7070f921_fk_mediation_paper_id FOREIGN KEY (paper_id) REFERENCES public.mediation_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_session
    ADD CONSTRAINT mediation_session_dispute_id_46d6c391_fk_mediation_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.mediation_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_signal
    ADD CONSTRAINT mediation_signal_area_id_e0cf09ab_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_signal
    ADD CONSTRAINT mediation_signal_office_id_52219a85_fk_network_organisation_id FOREIGN KEY (office_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_signature
    ADD CONSTRAINT mediation_signature_paper_id_7ca5fee6_fk_mediation_paper_id FOREIGN KEY (paper_id) REFERENCES public.mediation_paper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_signature
    ADD CONSTRAINT mediation_signature_party_id_3c91b292_fk_mediation_party_id FOREIGN KEY (party_id) REFERENCES public.mediation_party(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_step
    ADD CONSTRAINT mediation_step_event_id_e24c4e42_fk_activities_event_id FOREIGN KEY (event_id) REFERENCES public.activities_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_step
    ADD CONSTRAINT mediation_step_mediator_id_8663245f_fk_mediation_mediator_id FOREIGN KEY (mediator_id) REFERENCES public.mediation_mediator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mediation_step
    ADD CONSTRAINT mediation_step_signal_id_139318d7_fk_mediation_signal_id FOREIGN KEY (signal_id) REFERENCES public.mediation_signal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_bodydecision
    ADD CONSTRAINT network_bodydecision_organisation_id_19605209_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_invitation
    ADD CONSTRAINT network_invitation_organisation_id_866dc94b_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_invitation
    ADD CONSTRAINT network_invitation_user_id_f1ae0950_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_applicant_id_637b3035_fk_network_o FOREIGN KEY (applicant_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_decision_id_2e45ed66_fk_network_bodydecision_id FOREIGN KEY (decision_id) REFERENCES public.network_bodydecision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_membership_id_bfcfe5a3_fk_network_membership_id FOREIGN KEY (membership_id) REFERENCES public.network_membership(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_organisation_id_54fd6009_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_joining
    ADD CONSTRAINT network_joining_person_id_4f1600de_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_decision_id_f12061a9_fk_network_b FOREIGN KEY (decision_id) REFERENCES public.network_bodydecision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_member_id_4d05f6d5_fk_network_o FOREIGN KEY (member_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_nominated_by_id_d24d655f_fk_network_o FOREIGN KEY (nominated_by_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_on_behalf_of_id_667f3f20_fk_network_o FOREIGN KEY (on_behalf_of_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_organisation_id_0c1b6a2b_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_person_id_bf8b298e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_membership
    ADD CONSTRAINT network_membership_post_id_2ebe3061_fk_network_post_id FOREIGN KEY (post_id) REFERENCES public.network_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandum_areas
    ADD CONSTRAINT network_memorandum_a_memorandum_id_46dda333_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandum_areas
    ADD CONSTRAINT network_memorandum_areas_area_id_910a135f_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandumedition
    ADD CONSTRAINT network_memorandumed_memorandum_id_8951c459_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandumobligation
    ADD CONSTRAINT network_memorandumob_memorandum_id_cf4476cb_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandumobligation
    ADD CONSTRAINT network_memorandumob_owner_id_e1622e1b_fk_network_o FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandumparty
    ADD CONSTRAINT network_memorandumpa_memorandum_id_d384a734_fk_network_m FOREIGN KEY (memorandum_id) REFERENCES public.network_memorandum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_memorandumparty
    ADD CONSTRAINT network_memorandumpa_organisation_id_3fb615a0_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_organisation
    ADD CONSTRAINT network_organisation_area_id_a1afa8b4_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_organisationname
    ADD CONSTRAINT network_organisation_organisation_id_7c0770ab_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_organisationplacement
    ADD CONSTRAINT network_organisation_organisation_id_af628629_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_organisationplacement
    ADD CONSTRAINT network_organisation_parent_id_7b25efaf_fk_network_o FOREIGN KEY (parent_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_post
    ADD CONSTRAINT network_post_organisation_id_19afb0de_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_profile
    ADD CONSTRAINT network_profile_organisation_id_5304264c_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_rolegrant
    ADD CONSTRAINT network_rolegrant_organisation_id_6711c286_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_rolegrant
    ADD CONSTRAINT network_rolegrant_user_id_8ac4785c_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_substitution
    ADD CONSTRAINT network_substitution_absent_id_6f947320_fk_network_user_id FOREIGN KEY (absent_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_substitution
    ADD CONSTRAINT network_substitution_organisation_id_71b91fc6_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_substitution
    ADD CONSTRAINT network_substitution_substitute_id_d2670b39_fk_network_user_id FOREIGN KEY (substitute_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_tenancy
    ADD CONSTRAINT network_tenancy_body_id_e1aa0514_fk_network_organisation_id FOREIGN KEY (body_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_tenancy
    ADD CONSTRAINT network_tenancy_house_id_4989459f_fk_network_organisation_id FOREIGN KEY (house_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.network_user
    ADD CONSTRAINT network_user_person_id_df1794f1_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_application_id_b22886e1_fk_oauth2_pr FOREIGN KEY (application_id) REFERENCES public.oauth2_provider_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_id_token_id_85db651b_fk_oauth2_pr FOREIGN KEY (id_token_id) REFERENCES public.oauth2_provider_idtoken(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_acce_source_refresh_token_e66fbc72_fk_oauth2_pr FOREIGN KEY (source_refresh_token_id) REFERENCES public.oauth2_provider_refreshtoken(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_accesstoken
    ADD CONSTRAINT oauth2_provider_accesstoken_user_id_6e4c9a65_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_application
    ADD CONSTRAINT oauth2_provider_application_user_id_79829054_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_devicegrant
    ADD CONSTRAINT oauth2_provider_devicegrant_user_id_1cec5156_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_gran_application_id_81923564_fk_oauth2_pr FOREIGN KEY (application_id) REFERENCES public.oauth2_provider_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_grant
    ADD CONSTRAINT oauth2_provider_grant_user_id_e8f62af8_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idto_application_id_08c5ff4f_fk_oauth2_pr FOREIGN KEY (application_id) REFERENCES public.oauth2_provider_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_idtoken
    ADD CONSTRAINT oauth2_provider_idtoken_user_id_dd512b59_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_access_token_id_775e84e8_fk_oauth2_pr FOREIGN KEY (access_token_id) REFERENCES public.oauth2_provider_accesstoken(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_application_id_2d1c311b_fk_oauth2_pr FOREIGN KEY (application_id) REFERENCES public.oauth2_provider_application(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.oauth2_provider_refreshtoken
    ADD CONSTRAINT oauth2_provider_refr_user_id_da837fce_fk_network_u FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_accessrequest
    ADD CONSTRAINT people_accessrequest_person_id_ab3d413d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_person_id_a757a92f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_person_id_f93134c8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_disclosure
    ADD CONSTRAINT people_disclosure_person_id_9ec8978e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_duplicatepair
    ADD CONSTRAINT people_duplicatepair_high_id_4f8c1537_fk_people_person_id FOREIGN KEY (high_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_duplicatepair
    ADD CONSTRAINT people_duplicatepair_low_id_4f48a457_fk_people_person_id FOREIGN KEY (low_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_household
    ADD CONSTRAINT people_household_area_id_53c7cf30_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmemb_household_id_5d283728_fk_people_ho FOREIGN KEY (household_id) REFERENCES public.people_household(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_person_id_949cc362_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_identifier
    ADD CONSTRAINT people_identifier_person_id_f0bbceea_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_matchdecision
    ADD CONSTRAINT people_matchdecision_high_id_4cc4b828_fk_people_person_id FOREIGN KEY (high_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_matchdecision
    ADD CONSTRAINT people_matchdecision_low_id_b5e88e58_fk_people_person_id FOREIGN KEY (low_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_movedrow
    ADD CONSTRAINT people_movedrow_merge_id_77cc841a_fk_people_personmerge_id FOREIGN KEY (merge_id) REFERENCES public.people_personmerge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_area_id_8b8e1a89_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_merged_into_id_138bbee4_fk_people_person_id FOREIGN KEY (merged_into_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personlink
    ADD CONSTRAINT people_personlink_person_id_33e72a10_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personmerge
    ADD CONSTRAINT people_personmerge_kept_id_768bf198_fk_people_person_id FOREIGN KEY (kept_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personmerge
    ADD CONSTRAINT people_personmerge_merged_id_b774b4e0_fk_people_person_id FOREIGN KEY (merged_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personstatus
    ADD CONSTRAINT people_personstatus_person_id_a10e356c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.programmes_actionevidence
    ADD CONSTRAINT programmes_actionevi_action_id_0a66107f_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_actionmeasure
    ADD CONSTRAINT programmes_actionmea_action_id_6093d22c_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_actionneed
    ADD CONSTRAINT programmes_actionnee_action_id_11c28db4_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_actionneed
    ADD CONSTRAINT programmes_actionnee_needed_id_fcdb9c55_fk_programme FOREIGN KEY (needed_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_actionstatus
    ADD CONSTRAINT programmes_actionsta_action_id_3a4a536e_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_broadcast
    ADD CONSTRAINT programmes_broadcast_initiative_id_e2a799b1_fk_programme FOREIGN KEY (initiative_id) REFERENCES public.programmes_initiative(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_broadcast
    ADD CONSTRAINT programmes_broadcast_outlet_id_e43ff2a6_fk_network_o FOREIGN KEY (outlet_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_budgetline
    ADD CONSTRAINT programmes_budgetlin_programme_id_88ad7528_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_enrolment
    ADD CONSTRAINT programmes_enrolment_initiative_id_59eb068d_fk_programme FOREIGN KEY (initiative_id) REFERENCES public.programmes_initiative(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_enrolment
    ADD CONSTRAINT programmes_enrolment_organisation_id_0567922c_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_enrolment
    ADD CONSTRAINT programmes_enrolment_person_id_fb53b309_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_enrolment
    ADD CONSTRAINT programmes_enrolment_stage_id_6738a4ed_fk_programmes_stage_id FOREIGN KEY (stage_id) REFERENCES public.programmes_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_finding
    ADD CONSTRAINT programmes_finding_area_id_aa1bd7f2_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_finding
    ADD CONSTRAINT programmes_finding_research_id_fa38cfb1_fk_programme FOREIGN KEY (research_id) REFERENCES public.programmes_research(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_followup
    ADD CONSTRAINT programmes_followup_enrolment_id_a6b5271d_fk_programme FOREIGN KEY (enrolment_id) REFERENCES public.programmes_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_handover
    ADD CONSTRAINT programmes_handover_enrolment_id_8149af34_fk_programme FOREIGN KEY (enrolment_id) REFERENCES public.programmes_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_handover
    ADD CONSTRAINT programmes_handover_given_by_id_6ce29d82_fk_network_o FOREIGN KEY (given_by_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_initiativepartner
    ADD CONSTRAINT programmes_initiativ_initiative_id_1ce34b37_fk_programme FOREIGN KEY (initiative_id) REFERENCES public.programmes_initiative(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_initiative
    ADD CONSTRAINT programmes_initiativ_organisation_id_0aa3a48a_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_initiativepartner
    ADD CONSTRAINT programmes_initiativ_organisation_id_6d349edb_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_initiative
    ADD CONSTRAINT programmes_initiativ_programme_id_c88d458e_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_offeranswer
    ADD CONSTRAINT programmes_offeransw_original_id_5dfb4b2f_fk_programme FOREIGN KEY (original_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_offeranswer
    ADD CONSTRAINT programmes_offeransw_roadmap_id_529d09d6_fk_programme FOREIGN KEY (roadmap_id) REFERENCES public.programmes_roadmap(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_parameterchange
    ADD CONSTRAINT programmes_parameter_scenario_id_c5e65b17_fk_programme FOREIGN KEY (scenario_id) REFERENCES public.programmes_scenario(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_programme_areas
    ADD CONSTRAINT programmes_programme_area_id_97e0af26_fk_territory FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_programmepartner
    ADD CONSTRAINT programmes_programme_organisation_id_6c54aa46_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_programme
    ADD CONSTRAINT programmes_programme_owner_id_27328690_fk_network_o FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_programmepartner
    ADD CONSTRAINT programmes_programme_programme_id_02143242_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_programme_areas
    ADD CONSTRAINT programmes_programme_programme_id_0bb078e8_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_provision
    ADD CONSTRAINT programmes_provision_organisation_id_e6bb7f02_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_provision
    ADD CONSTRAINT programmes_provision_service_id_3ca13ebd_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_recommendation
    ADD CONSTRAINT programmes_recommend_action_id_9844382d_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_recommendation
    ADD CONSTRAINT programmes_recommend_addressee_id_cf2bd6cb_fk_network_o FOREIGN KEY (addressee_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_recommendation
    ADD CONSTRAINT programmes_recommend_finding_id_f9585517_fk_programme FOREIGN KEY (finding_id) REFERENCES public.programmes_finding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_regionalfigure
    ADD CONSTRAINT programmes_regionalfigure_area_id_cedc4393_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_research
    ADD CONSTRAINT programmes_research_organisation_id_a367eb47_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_research
    ADD CONSTRAINT programmes_research_part_of_id_6cd2162a_fk_programme FOREIGN KEY (part_of_id) REFERENCES public.programmes_research(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_research
    ADD CONSTRAINT programmes_research_programme_id_78d9791c_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_researchreport
    ADD CONSTRAINT programmes_researchr_research_id_58505e98_fk_programme FOREIGN KEY (research_id) REFERENCES public.programmes_research(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_researchvisit
    ADD CONSTRAINT programmes_researchv_research_id_8f860215_fk_programme FOREIGN KEY (research_id) REFERENCES public.programmes_research(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_researchvisit
    ADD CONSTRAINT programmes_researchvisit_area_id_343c3bf3_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_review
    ADD CONSTRAINT programmes_review_organiser_id_05c361f5_fk_network_o FOREIGN KEY (organiser_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_review
    ADD CONSTRAINT programmes_review_roadmap_id_0ad8d33d_fk_programmes_roadmap_id FOREIGN KEY (roadmap_id) REFERENCES public.programmes_roadmap(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewdecision
    ADD CONSTRAINT programmes_reviewdec_action_id_29f0cd78_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewdecision
    ADD CONSTRAINT programmes_reviewdec_owner_id_63096b63_fk_network_o FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewdecision
    ADD CONSTRAINT programmes_reviewdec_review_id_d091408a_fk_programme FOREIGN KEY (review_id) REFERENCES public.programmes_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewdecision
    ADD CONSTRAINT programmes_reviewdecision_area_id_527c6f48_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewregion
    ADD CONSTRAINT programmes_reviewreg_review_id_7feff76e_fk_programme FOREIGN KEY (review_id) REFERENCES public.programmes_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_reviewregion
    ADD CONSTRAINT programmes_reviewregion_area_id_5f1d044c_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmap
    ADD CONSTRAINT programmes_roadmap_area_id_94429bce_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmap
    ADD CONSTRAINT programmes_roadmap_original_id_bcf2fd99_fk_programme FOREIGN KEY (original_id) REFERENCES public.programmes_roadmap(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmap
    ADD CONSTRAINT programmes_roadmap_owner_id_257429f0_fk_network_organisation_id FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmap
    ADD CONSTRAINT programmes_roadmap_programme_id_09f1fd51_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT programmes_roadmapac_original_id_85fbc561_fk_programme FOREIGN KEY (original_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT programmes_roadmapac_owner_id_ed6aad8f_fk_network_o FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT programmes_roadmapac_parent_id_43ce5f7a_fk_programme FOREIGN KEY (parent_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_roadmapaction
    ADD CONSTRAINT programmes_roadmapac_roadmap_id_6b14d4ba_fk_programme FOREIGN KEY (roadmap_id) REFERENCES public.programmes_roadmap(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_route
    ADD CONSTRAINT programmes_route_area_id_fc130759_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_route
    ADD CONSTRAINT programmes_route_organisation_id_bb2b93a1_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_route
    ADD CONSTRAINT programmes_route_service_id_a88ca2c2_fk_programmes_service_id FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_scenariorun
    ADD CONSTRAINT programmes_scenarior_scenario_id_12e99882_fk_programme FOREIGN KEY (scenario_id) REFERENCES public.programmes_scenario(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_service_areas
    ADD CONSTRAINT programmes_service_a_service_id_c211b71f_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_service_areas
    ADD CONSTRAINT programmes_service_areas_area_id_c3e5e3a1_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_service
    ADD CONSTRAINT programmes_service_asked_through_id_9a4be77c_fk_programme FOREIGN KEY (asked_through_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_service
    ADD CONSTRAINT programmes_service_owner_id_83a2ca26_fk_network_organisation_id FOREIGN KEY (owner_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_servicerevision
    ADD CONSTRAINT programmes_servicere_service_id_71b0b757_fk_programme FOREIGN KEY (service_id) REFERENCES public.programmes_service(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_stage
    ADD CONSTRAINT programmes_stage_initiative_id_460e1612_fk_programme FOREIGN KEY (initiative_id) REFERENCES public.programmes_initiative(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_stagereached
    ADD CONSTRAINT programmes_stagereac_enrolment_id_e44f6802_fk_programme FOREIGN KEY (enrolment_id) REFERENCES public.programmes_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_stagereached
    ADD CONSTRAINT programmes_stagereac_stage_id_d8538225_fk_programme FOREIGN KEY (stage_id) REFERENCES public.programmes_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_voice
    ADD CONSTRAINT programmes_voice_action_id_7a3b148d_fk_programme FOREIGN KEY (action_id) REFERENCES public.programmes_roadmapaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_voice
    ADD CONSTRAINT programmes_voice_area_id_5653b3d3_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.programmes_voice
    ADD CONSTRAINT programmes_voice_programme_id_ac488336_fk_programme FOREIGN KEY (programme_id) REFERENCES public.programmes_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_cell
    ADD CONSTRAINT reports_cell_sheet_id_dcfccee7_fk_reports_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.reports_sheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_cellnote
    ADD CONSTRAINT reports_cellnote_sheet_id_0083297f_fk_reports_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.reports_sheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_correction
    ADD CONSTRAINT reports_correction_sheet_id_9e36337b_fk_reports_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.reports_sheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_frozenreport
    ADD CONSTRAINT reports_frozenreport_report_id_1eefde1d_fk_reports_s FOREIGN KEY (report_id) REFERENCES public.reports_savedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_population
    ADD CONSTRAINT reports_population_area_id_51847fe2_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_practicecomment
    ADD CONSTRAINT reports_practicecomm_note_id_041cbd57_fk_reports_p FOREIGN KEY (note_id) REFERENCES public.reports_practicenote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_practicenote
    ADD CONSTRAINT reports_practicenote_organisation_id_42d78f34_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_practicenote
    ADD CONSTRAINT reports_practicenote_region_id_6c3c924d_fk_territory_area_id FOREIGN KEY (region_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportdelivery
    ADD CONSTRAINT reports_reportdelive_report_id_957c7a6d_fk_reports_s FOREIGN KEY (report_id) REFERENCES public.reports_savedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportdelivery
    ADD CONSTRAINT reports_reportdelivery_user_id_3e67c536_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportshare
    ADD CONSTRAINT reports_reportshare_organisation_id_8016c89c_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportshare
    ADD CONSTRAINT reports_reportshare_report_id_0404518a_fk_reports_s FOREIGN KEY (report_id) REFERENCES public.reports_savedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_savedreport
    ADD CONSTRAINT reports_savedreport_owner_id_72952298_fk_network_user_id FOREIGN KEY (owner_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sheet
    ADD CONSTRAINT reports_sheet_above_id_444a588f_fk_network_organisation_id FOREIGN KEY (above_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sheet
    ADD CONSTRAINT reports_sheet_organisation_id_b03f6891_fk_network_o FOREIGN KEY (organisation_id) REFERENCES public.network_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_snapshot
    ADD CONSTRAINT reports_snapshot_sheet_id_7483b25e_fk_reports_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.reports_sheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_target
    ADD CONSTRAINT reports_target_area_id_bc728f51_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_targetchange
    ADD CONSTRAINT reports_targetchange_area_id_44d50cff_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areaname
    ADD CONSTRAINT territory_areaname_area_id_dca02746_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areaplacement
    ADD CONSTRAINT territory_areaplacement_area_id_f636576a_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areaplacement
    ADD CONSTRAINT territory_areaplacement_parent_id_8534c819_fk_territory_area_id FOREIGN KEY (parent_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areashape
    ADD CONSTRAINT territory_areashape_area_id_58d99047_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areawithin
    ADD CONSTRAINT territory_areawithin_ancestor_id_a951b98e_fk_territory_area_id FOREIGN KEY (ancestor_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_areawithin
    ADD CONSTRAINT territory_areawithin_area_id_08f7d988_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT territory_plannedste_plan_id_cf37678e_fk_territory FOREIGN KEY (plan_id) REFERENCES public.territory_reformplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT territory_plannedste_target_step_id_c94981a1_fk_territory FOREIGN KEY (target_step_id) REFERENCES public.territory_plannedstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT territory_plannedstep_area_id_b6fa3694_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_plannedstep
    ADD CONSTRAINT territory_plannedstep_target_id_b018b1a9_fk_territory_area_id FOREIGN KEY (target_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformplan
    ADD CONSTRAINT territory_reformplan_reform_id_3b66a917_fk_territory_reform_id FOREIGN KEY (reform_id) REFERENCES public.territory_reform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_area_id_8a7552fd_fk_territory_area_id FOREIGN KEY (area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_from_parent_id_f46ce115_fk_territory FOREIGN KEY (from_parent_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_reform_id_72ee47f5_fk_territory_reform_id FOREIGN KEY (reform_id) REFERENCES public.territory_reform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_source_area_id_6b098ccb_fk_territory FOREIGN KEY (source_area_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.territory_reformstep
    ADD CONSTRAINT territory_reformstep_to_parent_id_648495a5_fk_territory_area_id FOREIGN KEY (to_parent_id) REFERENCES public.territory_area(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_network_user_id FOREIGN KEY (user_id) REFERENCES public.network_user(id) DEFERRABLE INITIALLY DEFERRED;
