/* Counts what a process asks of the disk, and strikes at one of these calls.
 *
 * Loaded before all others (LD_PRELOAD), so that it stands between the C library and whoever calls
 * it: Python, and SQLite for its database, its log and its journal as well. Nothing is counted
 * until strike_at() was called. Then SIGKILL comes right before call number `number`, counted from
 * 1; or, where `fault` is an error of the system, that call fails with it; and `stays` has every
 * later call that needs room fail too, as on a disk that is full.
 *
 * Calls are: writes to files (pipes and sockets are not the disk), files made, flushed, cut, named
 * anew, linked and taken away, folders made and taken away.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls, strike;
static atomic_int is_counting, with_fault, from_there_on;

void strike_at(long number, int fault, int stays)
{
    calls = 0;
    strike = number;
    with_fault = fault;
    from_there_on = stays;
    is_counting = 1;
}

void be_well(void) { strike = 0; }

long calls_so_far(void) { return calls; }

/* Count a call; non-zero where it is to fail. */
static int struck(int needs_room)
{
    long number;
    if (!is_counting)
        return 0;
    number = ++calls;
    if (number == strike && !with_fault)
        kill(getpid(), SIGKILL);
    if (!with_fault || !strike)
        return 0;
    if (number == strike || (from_there_on && needs_room && number > strike)) {
        errno = with_fault;
        return 1;
    }
    return 0;
}

static int is_file(int descriptor)
{
    struct stat found;
    return is_counting && !fstat(descriptor, &found) && S_ISREG(found.st_mode);
}

static int is_new(const char *path, int flags)
{
    struct stat found;
    return is_counting && (flags & O_CREAT) && stat(path, &found);
}

#define FIND(name) __typeof__(&name) found = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define ON_FILE(result, name, room, parameters, arguments)      \
    result name parameters                                      \
    {                                                           \
        FIND(name);                                             \
        if (is_file(descriptor) && struck(room))                \
            return -1;                                          \
        return found arguments;                                 \
    }
#define ON_NAME(name, room, parameters, arguments)              \
    int name parameters                                         \
    {                                                           \
        FIND(name);                                             \
        return struck(room) ? -1 : found arguments;             \
    }

ON_FILE(ssize_t, write, 1, (int descriptor, const void *from, size_t size), (descriptor, from, size))
ON_FILE(ssize_t, writev, 1, (int descriptor, const struct iovec *parts, int count),
        (descriptor, parts, count))
ON_FILE(ssize_t, pwrite, 1, (int descriptor, const void *from, size_t size, off_t at),
        (descriptor, from, size, at))
ON_FILE(ssize_t, pwrite64, 1, (int descriptor, const void *from, size_t size, off64_t at),
        (descriptor, from, size, at))
ON_FILE(int, ftruncate, 0, (int descriptor, off_t size), (descriptor, size))
ON_FILE(int, ftruncate64, 0, (int descriptor, off64_t size), (descriptor, size))
ON_FILE(int, fallocate, 1, (int descriptor, int mode, off_t at, off_t size),
        (descriptor, mode, at, size))

/* Folders are flushed too, so these don't ask what they are given. */
int fsync(int descriptor)
{
    FIND(fsync);
    return struck(0) ? -1 : found(descriptor);
}

int fdatasync(int descriptor)
{
    FIND(fdatasync);
    return struck(0) ? -1 : found(descriptor);
}

ON_NAME(rename, 0, (const char *from, const char *to), (from, to))
ON_NAME(renameat, 0, (int a, const char *from, int b, const char *to), (a, from, b, to))
ON_NAME(link, 1, (const char *from, const char *to), (from, to))
ON_NAME(linkat, 1, (int a, const char *from, int b, const char *to, int flags),
        (a, from, b, to, flags))
ON_NAME(unlink, 0, (const char *path), (path))
ON_NAME(unlinkat, 0, (int at, const char *path, int flags), (at, path, flags))
ON_NAME(mkdir, 1, (const char *path, mode_t mode), (path, mode))
ON_NAME(mkdirat, 1, (int at, const char *path, mode_t mode), (at, path, mode))
ON_NAME(rmdir, 0, (const char *path), (path))
ON_NAME(utimensat, 0, (int at, const char *path, const struct timespec times[2], int flags),
        (at, path, times, flags))

#define OPENING(name)                                           \
    int name(const char *path, int flags, ...)                  \
    {                                                           \
        va_list more;                                           \
        mode_t mode;                                            \
        FIND(name);                                             \
        va_start(more, flags);                                  \
        mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                           \
        if (is_new(path, flags) && struck(1))                   \
            return -1;                                          \
        return found(path, flags, mode);                        \
    }

OPENING(open)
OPENING(open64)
