-- Takes a try; from the ARGV[1]th on each doubles the wait for the next, from a second to ARGV[2] milliseconds.
-- Returns the milliseconds to wait, 0 when granted. Forgotten after an hour.
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local free_at = tonumber(redis.call('hget', KEYS[1], 'free_at') or '0')
if free_at > now then
  return free_at - now
end
local over = redis.call('hincrby', KEYS[1], 'tries', 1) - tonumber(ARGV[1])
if over >= 0 then
  redis.call('hset', KEYS[1], 'free_at', now + math.min(1000 * 2 ^ math.min(over, 30), tonumber(ARGV[2])))
end
redis.call('pexpire', KEYS[1], 3600000)
return 0
