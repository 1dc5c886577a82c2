#!/bin/sh
# Makes the files of this folder again. Needs ffmpeg 5.1 (with x264, x265, libvpx, libaom, Opus, Vorbis and Theora), cwebp, gif2webp, webpmux,
# heif-enc, avifenc and exiftool. Run it in an empty folder and compare.
set -e
ff="ffmpeg -v error -y -fflags +bitexact"
exact="-flags:v +bitexact -flags:a +bitexact -map_metadata -1"
still="-f lavfi -i testsrc2=size=48x32:rate=1 -frames:v 1"
moving="-f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -f lavfi -i sine=frequency=440:sample_rate=48000:duration=1"
h264="-c:v libx264 -preset veryslow -crf 40 -pix_fmt yuv420p -c:a aac -b:a 24k -ac 1"
place="-GPSLatitude=48.8566 -GPSLatitudeRef=N -GPSLongitude=2.3522 -GPSLongitudeRef=E"
exif="exiftool -q -overwrite_original"

$ff $still $exact plain.png
$ff $still $exact plain.jpg
$ff $still $exact plain.bmp
$ff $still $exact plain.tiff
cp plain.jpg turned-with-gps.jpg; $exif -n -Orientation=6 $place turned-with-gps.jpg
cp plain.jpg xmp-gps.jpg; $exif -XMP-exif:GPSLatitude=48.8566 -XMP-exif:GPSLongitude=2.3522 xmp-gps.jpg
cp plain.png gps.png; $exif -n -Orientation=8 $place gps.png
cp plain.tiff gps.tiff; $exif -n -Orientation=6 $place gps.tiff
ffmpeg -v error -y $still -c:v mjpeg -vf scale=48:32 -q:v 9 progressive-source.jpg && convert progressive-source.jpg -interlace Plane progressive.jpg && rm progressive-source.jpg

$ff -f lavfi -i testsrc2=size=48x32:rate=10:duration=0.5 $exact animated.gif
$ff $still $exact still.gif
$ff -f lavfi -i testsrc2=size=48x32:rate=10:duration=0.5 $exact -plays 0 -f apng animated.png
cwebp -quiet -q 30 plain.png -o plain.webp
cwebp -quiet -lossless plain.png -o lossless.webp
gif2webp -quiet -lossy -q 30 animated.gif -o animated.webp
cp plain.webp turned-with-gps.webp; $exif -n -Orientation=6 $place turned-with-gps.webp

heif-enc -q 30 plain.jpg -o plain.heic >/dev/null
cp plain.heic gps.heic; $exif $place gps.heic
avifenc -s 8 plain.png plain.avif >/dev/null
avifenc -s 8 --irot 1 plain.png turned.avif >/dev/null

$ff $moving $h264 $exact index-last.mp4
$ff -i index-last.mp4 -c copy $exact -movflags +faststart index-first.mp4
ffmpeg -v error -y -i index-first.mp4 -c copy -metadata:s:v:0 rotate=90 -fflags +bitexact -movflags +faststart turned.mp4
$ff -i index-first.mp4 -c copy $exact -movflags +frag_keyframe+empty_moov+default_base_moof fragmented.mp4
$ff -i index-first.mp4 -c copy $exact -movflags +frag_keyframe+empty_moov+dash+global_sidx indexed-fragments.mp4
$ff -i index-first.mp4 -c copy $exact quicktime.mov
cp quicktime.mov gps.mov; $exif -Keys:GPSCoordinates="48.8566, 2.3522, 0" gps.mov
cp index-first.mp4 gps.mp4; $exif -UserData:GPSCoordinates="48.8566, 2.3522, 0" gps.mp4
$ff -f lavfi -i testsrc2=size=64x48:rate=25:duration=0.4 -c:v libx265 -x265-params log-level=none:info=0 -crf 40 -tag:v hvc1 -pix_fmt yuv420p $exact hevc.mp4
$ff -f lavfi -i testsrc2=size=64x48:rate=25:duration=0.4 -c:v libaom-av1 -cpu-used 8 -crf 50 -pix_fmt yuv420p $exact av1.mp4

$ff $moving -c:v libvpx-vp9 -crf 50 -b:v 20k -pix_fmt yuv420p -c:a libopus -b:a 16k $exact vp9.webm
$ff $moving -c:v libvpx -crf 50 -b:v 20k -pix_fmt yuv420p -c:a libvorbis -q:a 0 $exact -live 1 live.webm
$ff -i index-first.mp4 -c copy $exact h264.mkv
$ff $moving -c:v libtheora -q:v 0 -pix_fmt yuv420p -c:a libopus -b:a 16k $exact theora.ogv

sound="-f lavfi -i sine=frequency=440:sample_rate=8000:duration=0.5"
$ff $sound -c:a libopus -b:a 8k $exact sound.opus
$ff $sound -c:a libvorbis $exact sound.ogg
$ff $sound -c:a pcm_u8 $exact sound.wav
$ff $sound -t 0.3 -c:a flac $exact sound.flac
$ff $sound -c:a libmp3lame -b:a 8k $exact sound.mp3
$ff $sound -c:a aac -b:a 8k $exact sound.m4a

printf '%s\n' '%PDF-1.4' '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj' '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj' '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>> endobj' 'trailer <</Root 1 0 R>>' '%%EOF' > page.pdf
printf '%s\n' 'version https://git-lfs.github.com/spec/v1' 'oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393' 'size 12345' > lfs-pointer.jpg
printf '%s\n' '<?xml version="1.0"?>' '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>' > drawing.svg
printf '%s\n' 'Not a picture at all, whatever it is called.' > text.jpg
: > empty.png

for n in 1 2 3 4 5; do $ff -f lavfi -i testsrc2=size=48x32:rate=10:duration=1 -vf "select=eq(n\,$n)" -frames:v 1 $exact "frame-$n.png"; done
avifenc -s 8 -q 20 --fps 10 frame-?.png animated.avif >/dev/null 2>&1 || avifenc -s 8 --min 40 --max 50 --fps 10 frame-?.png animated.avif >/dev/null
rm frame-?.png
