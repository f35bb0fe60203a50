"""What Django cannot say: no room, no equipment and no receiver is taken twice at once; attendance only grows."""

from django.db import migrations

from tirek.core.ranges import no_overlap

# A person who is merged or forgotten moves on; the fact that somebody came does not.
_APPEND_ONLY = """
CREATE FUNCTION activities_attendance_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.event_id, OLD.evidence, OLD.nonce, OLD.came_at, OLD.voids_id)
        IS NOT DISTINCT FROM (NEW.event_id, NEW.evidence, NEW.nonce, NEW.came_at, NEW.voids_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'attendance is never changed or removed; add a row that voids it';
END $$;
CREATE TRIGGER attendance_stays BEFORE UPDATE OR DELETE ON activities_attendance
    FOR EACH ROW EXECUTE FUNCTION activities_attendance_stays();
"""
_REVERSE = """
DROP TRIGGER attendance_stays ON activities_attendance;
DROP FUNCTION activities_attendance_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_one_counted")]

    operations = [
        no_overlap(
            "activities_booking", key="room_id", during="held", name="booking_room_taken",
            where="state IN ('asked', 'confirmed')",
        ),
        no_overlap(
            "activities_equipmentbooking", key="equipment_id", during="held", name="booking_equipment_taken",
            where="NOT is_released",
        ),
        no_overlap(
            "activities_slot", key="receiver_id", during="during", name="slot_receiver_taken",
            where="state <> 'cancelled'",
        ),
        migrations.RunSQL(_APPEND_ONLY, _REVERSE),
    ]  # fmt: skip
