-- Takes one of ARGV[2] tries in a window of ARGV[1] milliseconds; returns the milliseconds to wait, 0 when granted.
local tries = redis.call('incr', KEYS[1])
if tries == 1 then
  redis.call('pexpire', KEYS[1], ARGV[1])
end
if tries <= tonumber(ARGV[2]) then
  return 0
end
return math.max(1, redis.call('pttl', KEYS[1]))
